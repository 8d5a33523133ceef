<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ActKind</name>
    <message>
        <source>一次性告知</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refusal</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Voiding</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>制证</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>反馈意见</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>审定</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>审查阶段补正</source>
        <translation>Late request for supplements</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Examination</translation>
    </message>
    <message>
        <source>延长期限</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Conclusion on the spot</translation>
    </message>
    <message>
        <source>当场更正</source>
        <translation>Correction on the spot</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawal</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>核对材料</source>
        <translation>Materials check</translation>
    </message>
    <message>
        <source>添加扫描件</source>
        <translation>Scan attached</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Suspension</translation>
    </message>
    <message>
        <source>特别程序结束</source>
        <translation>End of suspension</translation>
    </message>
    <message>
        <source>现场核查</source>
        <translation>On-site inspection</translation>
    </message>
    <message>
        <source>补正</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>送达文书</source>
        <translation>Paper hand-over</translation>
    </message>
    <message>
        <source>非本机关事项</source>
        <translation>Not our agency</translation>
    </message>
</context>
<context>
    <name>ActVerb</name>
    <message>
        <source>一次性告知</source>
        <translation>Give notice</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>制证</source>
        <translation>Certify</translation>
    </message>
    <message>
        <source>反馈意见</source>
        <translation>Record feedback</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>settle</translation>
    </message>
    <message>
        <source>审定</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>审查阶段补正</source>
        <translation>Ask late for supplements</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Examine</translation>
    </message>
    <message>
        <source>延长期限</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>Conclude</translation>
    </message>
    <message>
        <source>当场更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>核对材料</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>添加扫描件</source>
        <translation>Attach scan</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>特别程序结束</source>
        <translation>End suspension</translation>
    </message>
    <message>
        <source>现场核查</source>
        <translation>On-site inspection</translation>
    </message>
    <message>
        <source>补正</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>送达文书</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>非本机关事项</source>
        <translation>Not ours</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>{key}{label}：{reason}</source>
        <translation>{key}{label}: {reason}</translation>
    </message>
</context>
<context>
    <name>ApplicantForm</name>
    <message>
        <source>申请人(单位)</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>申请人(个人)</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>改为个人 Alt+O</source>
        <translation>Person Alt+O</translation>
    </message>
    <message>
        <source>改为单位 Alt+O</source>
        <translation>Organisation Alt+O</translation>
    </message>
    <message>
        <source>取消代理 Alt+G</source>
        <translation>No agent Alt+G</translation>
    </message>
    <message>
        <source>有代理人 Alt+G</source>
        <translation>Agent Alt+G</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal rep.</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>代理人证号</source>
        <translation>Agent ID</translation>
    </message>
    <message>
        <source>代理人电话</source>
        <translation>Agent tel.</translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>授权材料</source>
        <translation>Authority</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>列表还不完整，到齐前请勿答复申请人“没有这件”；现在就可以收件。</source>
        <translation>The lists are not complete yet: until they are, please do not tell an applicant that there is no such case. You can take in cases now.</translation>
    </message>
    <message>
        <source>正在取得本县办件：{listed} / {total}</source>
        <translation>Getting the county&apos;s cases: {listed} / {total}</translation>
    </message>
    <message>
        <source>还有 {count} 件新到办件正在进入列表</source>
        <translation>{count} new cases are still on their way into the lists</translation>
    </message>
</context>
<context>
    <name>AsOf</name>
    <message>
        <source>只含本机办件</source>
        <translation>Cases of this desk only</translation>
    </message>
    <message>
        <source>截至 {moment}</source>
        <translation>As of {moment}</translation>
    </message>
</context>
<context>
    <name>AttachPanel</name>
    <message>
        <source>JPEG、PNG 或 PDF，最大 20 MB；填好路径按 Enter 添加</source>
        <translation>JPEG, PNG or PDF, 20 MB at most; type the path and press Enter</translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>扫描件 (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Scans (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>未填写，请填写文件的路径</source>
        <translation>Empty: type the path of the file</translation>
    </message>
    <message>
        <source>浏览… (Ctrl+O)</source>
        <translation>Browse… (Ctrl+O)</translation>
    </message>
    <message>
        <source>添加 (Enter)</source>
        <translation>Attach (Enter)</translation>
    </message>
    <message>
        <source>给“{material}”添加扫描件</source>
        <translation>Attach a scan to “{material}”</translation>
    </message>
    <message>
        <source>选择扫描件</source>
        <translation>Choose a scan</translation>
    </message>
</context>
<context>
    <name>BannerArea</name>
    <message>
        <source>另有 {count} 条</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>剩{days}日以内</source>
        <translation>{days} days left or fewer</translation>
    </message>
    <message>
        <source>将到期</source>
        <translation>due soon</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>concluded</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>日期暂定</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>时限内</source>
        <translation>on time</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>等申请人</source>
        <translation>with applicant</translation>
    </message>
    <message>
        <source>逾期办结</source>
        <translation>concluded late</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>**看板**：本班各窗口、各人的收件、告知、受理、办结，以及在办件的时限。

下面是最急的在办件，按时限先后；Tab 换到那里，Enter 打开。

数字为今天(北京时间)本中心已知的环节数；等申请人补正的办件不计决定时限，暂停中的按停下时剩的天数。差错按行政许可法第七十二条分项，明细在“时限”页。</source>
        <translation>**Board**: receipts, notices, acceptances and conclusions of this shift by window and by clerk, and the time left of the cases in hand.

Below are the most urgent cases by time left; Tab goes there, Enter opens one.

The figures count the acts of today (Beijing time) that this site knows of; while a case awaits its supplement, no decision clock runs, and a suspended one keeps the days it had left. Faults are counted by the sub-items of Art. 72 of the Administrative Licensing Law; the page of deadlines lists them.</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>今日办结</source>
        <translation>Concluded today</translation>
    </message>
    <message>
        <source>今日收件</source>
        <translation>Received today</translation>
    </message>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Concluded</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>在办件时限</source>
        <translation>Time left, cases in hand</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>待审定</source>
        <translation>For sign-off</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>承诺变动</source>
        <translation>Moved promises</translation>
    </message>
    <message>
        <source>按期办结</source>
        <translation>in time</translation>
    </message>
    <message>
        <source>提前办结</source>
        <translation>early</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>未来到期</source>
        <translation>Falling due</translation>
    </message>
    <message>
        <source>此前</source>
        <translation>earlier</translation>
    </message>
    <message>
        <source>没有在办件</source>
        <translation>No case is in hand</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>近30天差错(行政许可法)</source>
        <translation>Faults of 30 days (Licensing Law)</translation>
    </message>
    <message>
        <source>近30日已决定的办件：{rates}（不含不予受理、撤回和未决定的）</source>
        <translation>Decided in the last 30 days: {rates} (without refused, withdrawn and undecided cases)</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>逾期办结</source>
        <translation>concluded late</translation>
    </message>
</context>
<context>
    <name>CalendarTab</name>
    <message>
        <source>{year}年  {paper}</source>
        <translation>{year}  {paper}</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}/{month}</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>发布新通知…</source>
        <translation>Publish a notice…</translation>
    </message>
    <message>
        <source>只有县中心的值班管理人员可以发布</source>
        <translation>Only supervisors of the county hall may publish</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>工作日历只到这里</source>
        <translation>The calendar ends here</translation>
    </message>
    <message>
        <source>放假通知</source>
        <translation>Holiday notices</translation>
    </message>
    <message>
        <source>放假通知已发布到 {year} 年底；{year} 年12月仍可能由次年通知调整，以后的日期为暂定。</source>
        <translation>Holiday notices reach to the end of {year}; the next one may still move December {year}, and later dates are provisional.</translation>
    </message>
    <message>
        <source>本地日历</source>
        <translation>Local days</translation>
    </message>
    <message>
        <source>没有本地放假日和值班日。</source>
        <translation>No local holidays or duty days.</translation>
    </message>
</context>
<context>
    <name>CardReading</name>
    <message>
        <source>没有设置身份证阅读器，请到“设置”填写地址，或手工录入。</source>
        <translation>No ID card reader is set: fill in its address in Settings, or enter the data by hand.</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>保存核对/补正</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>先在材料上按 1–4 标出这次的结论</source>
        <translation>Judge the materials first: 1–4 on each row</translation>
    </message>
    <message>
        <source>去{act}</source>
        <translation>{act}</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>时限与程序</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>重新告知</source>
        <translation>Tell anew</translation>
    </message>
</context>
<context>
    <name>CaseColumns</name>
    <message>
        <source>时限</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>未上传</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>档案 {archive}</source>
        <translation>Archive {archive}</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>另有{count}条提示，见“特别程序”页</source>
        <translation>{count} more, see the tab “Procedure”</translation>
    </message>
    <message>
        <source>没有这个办件</source>
        <translation>No such case</translation>
    </message>
</context>
<context>
    <name>CaseListTab</name>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
</context>
<context>
    <name>CasePreview</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>保存期限已满，本机不再保留内容；查阅原件请联系县中心档案管理员。</source>
        <translation>Its retention is over and nothing of it is kept here; ask the county&apos;s archivist for the original.</translation>
    </message>
    <message>
        <source>办件已归档</source>
        <translation>The case is archived</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>档案</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>移出日期</source>
        <translation>Taken out on</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>选中一个办件，这里显示摘要</source>
        <translation>Select a case to see its summary here</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>CaseQuestions</name>
    <message>
        <source>作废原因</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>作废最后一个环节，编号不再使用</source>
        <translation>Void the last act; its number stays used</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>已出具不予受理决定书</source>
        <translation>Refusal issued</translation>
    </message>
    <message>
        <source>已当场更正</source>
        <translation>Corrected on the spot</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Reason for withdrawal</translation>
    </message>
    <message>
        <source>申请人撤回申请</source>
        <translation>The applicant withdraws the application</translation>
    </message>
</context>
<context>
    <name>CaseScans</name>
    <message>
        <source>作废原因</source>
        <translation>Why it is voided</translation>
    </message>
    <message>
        <source>作废这份扫描件</source>
        <translation>Void this scan</translation>
    </message>
    <message>
        <source>已作废扫描件</source>
        <translation>Scan voided</translation>
    </message>
    <message>
        <source>已添加扫描件，联网后自动上传</source>
        <translation>Scan attached; it is sent as soon as the line is up</translation>
    </message>
    <message>
        <source>本机没有能打开这个文件的程序，请联系管理员安装</source>
        <translation>No program on this PC opens this file: ask the administrator to install one</translation>
    </message>
    <message>
        <source>正在从县里取这份扫描件，取到后自动打开</source>
        <translation>Fetching this scan from the county; it opens when it is here</translation>
    </message>
</context>
<context>
    <name>CaseScreen</name>
    <message>
        <source>办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>已显示证件号，查看已记入日志</source>
        <translation>ID number revealed; the look is logged</translation>
    </message>
    <message>
        <source>已保存核对结果</source>
        <translation>Materials check saved</translation>
    </message>
    <message>
        <source>**办件**：左边是办理环节，右边是材料、文书和申请表。

- 补正：在材料上按 1–4，再按 F4 保存；齐全后自动受理
- F3 记录文书送达：签收、挂号邮寄或短信/平台消息；送达才算已告知
- Ctrl+O 给选中的材料添加扫描件，Alt+O 看扫描件；也可以把文件拖进来
- Ctrl+T 时限与程序：特别程序、延长期限、听证、现场核查、反馈意见、审查阶段补正
- 作废只作标记，编号不再使用；文书已交出的由值班长作废

依据:《中华人民共和国行政许可法》第三十二条、第四十二条、第四十四条、第四十五条。</source>
        <translation>**Case**: acts on the left; materials, papers, procedure and form on the right.

- Supplements: 1–4 on the material, then F4 saves; once complete the case is accepted
- F3 records how a paper was handed over: signed for, by registered post or by message; only then it counts as told
- Ctrl+O attaches a scan to the chosen material, Alt+O shows the scans; files may be dropped here, too
- Ctrl+T limits and procedure: suspension, extension, hearing, inspection, feedback, late requests
- Voiding only marks; the number stays used. A paper that was handed out is voided by a supervisor

Basis: Administrative Licensing Law, Art. 32, 42, 44, 45.</translation>
    </message>
    <message>
        <source>已记录补正</source>
        <translation>Supplement recorded</translation>
    </message>
    <message>
        <source>已记录送达</source>
        <translation>Hand-over recorded</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>{paper} {number}：怎样送达</source>
        <translation>{paper} {number}: how was it handed over?</translation>
    </message>
    <message>
        <source>已当场办结</source>
        <translation>Concluded on the spot</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>正在打印办件摘要</source>
        <translation>Printing the case summary</translation>
    </message>
</context>
<context>
    <name>CaseState</name>
    <message>
        <source>不予受理</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>已决定</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>已制证</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已审定</source>
        <translation>Signed off</translation>
    </message>
    <message>
        <source>已审核</source>
        <translation>Examined</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>已收件</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>Awaiting supplement</translation>
    </message>
</context>
<context>
    <name>CaseTabs</name>
    <message>
        <source>必备</source>
        <translation>Mandatory</translation>
    </message>
    <message>
        <source>扫描件 {count}</source>
        <translation>scans {count}</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>没有特别程序、延长期限、听证、现场核查。需要时按 Ctrl+T。</source>
        <translation>No suspension, extension, hearing or inspection. Ctrl+T begins one.</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>申请表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>第 {copy} 份</source>
        <translation>copy {copy}</translation>
    </message>
    <message>
        <source>首次告知书未列这项材料，不得再要求补正；确需补正的由值班长按 Ctrl+T、7 办理</source>
        <translation>The first notice did not name this material, so it may not be asked for again; if it is really needed, a supervisor uses Ctrl+T, 7</translation>
    </message>
</context>
<context>
    <name>CaseVersions</name>
    <message>
        <source>{act}{opinion}（工号 {clerk}）</source>
        <translation>{act}: {opinion} (clerk {clerk})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>不予</source>
        <translation>denied</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>against</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>granted</translation>
    </message>
    <message>
        <source>受理日</source>
        <translation>Accepted on</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>in favour</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>承诺办结日</source>
        <translation>Promised day</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>缺的材料</source>
        <translation>Lacking materials</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>证书编号</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>returned</translation>
    </message>
</context>
<context>
    <name>CaseWarnings</name>
    <message>
        <source>{agency}反馈意见逾期，请催办</source>
        <translation>The feedback of {agency} is overdue, please remind them</translation>
    </message>
    <message>
        <source>{kind}：{words}</source>
        <translation>{kind}: {words}</translation>
    </message>
    <message>
        <source>原证{day}届满，还剩{left}，届时未决定即视为准予延续</source>
        <translation>The certificate expires on {day}, {left} left; without a decision by then it counts as renewed</translation>
    </message>
    <message>
        <source>告知期限第{day}日，最迟{due}告知或受理，逾期视为受理</source>
        <translation>Day {day} of the notice limit: tell or accept by {due}, else the case counts as accepted</translation>
    </message>
    <message>
        <source>有冲突待处理：{steps}，请到“待处理”（Alt+6）处理</source>
        <translation>A conflict is to be settled: {steps}. Go to To settle (Alt+6).</translation>
    </message>
    <message>
        <source>有未采纳的环节待处理：{steps}，请到“待处理”（Alt+6）处理</source>
        <translation>Refused steps are to be settled: {steps}. Go to To settle (Alt+6).</translation>
    </message>
    <message>
        <source>申请人未在{day}前补正，按本地规则视为撤回</source>
        <translation>No supplements by {day}: withdrawn by the local rule</translation>
    </message>
    <message>
        <source>补正已过{day}的期限，请提醒申请人</source>
        <translation>The supplements were due on {day}, please remind the applicant</translation>
    </message>
    <message>
        <source>补正期限将到：{day}，请提醒申请人</source>
        <translation>Supplements are due soon, on {day}; please remind the applicant</translation>
    </message>
    <message>
        <source>视为受理：到{due}没有告知，自收件日{day}起即为受理</source>
        <translation>Deemed accepted: nobody told by {due}, so it counts as accepted from receipt on {day}</translation>
    </message>
    <message>
        <source>视为受理：到{due}没有告知，自收件日{day}起即为受理，请按 F8 补出视为受理通知书</source>
        <translation>Deemed accepted: nobody told by {due}, so it counts as accepted from receipt on {day}; press F8 for its document</translation>
    </message>
</context>
<context>
    <name>CasesScreen</name>
    <message>
        <source>办件编号、姓名(两字即可)、拼音或首字母、身份证号</source>
        <translation>Case number, name (two characters will do), pinyin or initials, ID number</translation>
    </message>
    <message>
        <source>办件查询</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>**办件查询**：输入编号、姓名中任意两字、拼音或首字母；完整身份证号可精确查找。

F6 换排列：新收的在前，或按时限先后（已超期的在最前）。

查到的是本机已有的办件；脱机时以“截至”时间为准。

保存期限已满、归档移出的办件只能按编号查到在哪份档案里。</source>
        <translation>**Find cases**: type a number, any two characters of a name, pinyin or initials; a complete ID number finds its cases exactly.

F6 changes the order: newest first, or by time left (overdue first).

Only cases on this PC are found; while the line is down, as of the time shown.

Of cases past their retention that were taken out into an archive, only the number finds which archive they are in.</translation>
    </message>
    <message>
        <source>{as_of}，其后本机改动 {count} 件，标“未上传”</source>
        <translation>{as_of}; {count} changed here since, marked Unsent</translation>
    </message>
    <message>
        <source>办件已归档，原件请联系县中心档案管理员查阅</source>
        <translation>The case is archived; ask the county&apos;s archivist for the original</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>按时限先后排列</source>
        <translation>by time left</translation>
    </message>
    <message>
        <source>改为按时限先后</source>
        <translation>Order by time left</translation>
    </message>
    <message>
        <source>改为新收的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>新收的在前</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
</context>
<context>
    <name>ClockBar</name>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>受理 {day}</source>
        <translation>accepted {day}</translation>
    </message>
    <message>
        <source>承诺、法定 {day}</source>
        <translation>promised and statutory {day}</translation>
    </message>
    <message>
        <source>承诺 {day}</source>
        <translation>promised {day}</translation>
    </message>
    <message>
        <source>{day} 延长 {days} 日</source>
        <translation>{day} extended by {days} days</translation>
    </message>
    <message>
        <source>{day}(可能调整)</source>
        <translation>{day} (may move)</translation>
    </message>
    <message>
        <source>{day}(延{days}日)</source>
        <translation>{day} (+{days} days)</translation>
    </message>
    <message>
        <source>凭证印 {day}</source>
        <translation>printed {day}</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>concluded</translation>
    </message>
    <message>
        <source>告知期限 {day}</source>
        <translation>notice by {day}</translation>
    </message>
    <message>
        <source>已告知 {day}</source>
        <translation>told {day}</translation>
    </message>
    <message>
        <source>收件 {day}</source>
        <translation>received {day}</translation>
    </message>
    <message>
        <source>日历应为 {day}</source>
        <translation>calendar says {day}</translation>
    </message>
    <message>
        <source>暂停 {day} 起</source>
        <translation>suspended since {day}</translation>
    </message>
    <message>
        <source>法定 {day}</source>
        <translation>statutory {day}</translation>
    </message>
    <message>
        <source>法定期限已超 {days} 个工作日</source>
        <translation>statutory limit passed by {days} workdays</translation>
    </message>
    <message>
        <source>法定还剩 {days} 个工作日</source>
        <translation>statutory: {days} workdays left</translation>
    </message>
    <message>
        <source>特别程序 {begin} 起</source>
        <translation>suspended since {begin}</translation>
    </message>
    <message>
        <source>补正截至 {day}</source>
        <translation>supplement by {day}</translation>
    </message>
    <message>
        <source>特别程序 {begin} 至 {end}</source>
        <translation>suspended {begin} to {end}</translation>
    </message>
    <message>
        <source>{day}(暂定)</source>
        <translation>{day} (provisional)</translation>
    </message>
</context>
<context>
    <name>ClockPanel</name>
    <message>
        <source>{moment}（误差可能达 {amount}）</source>
        <translation>{moment} (may be off by {amount})</translation>
    </message>
    <message>
        <source>{name}确认，{age}</source>
        <translation>Vouched for by {name}, {age}</translation>
    </message>
    <message>
        <source>上次开机时与县里对时，{age}</source>
        <translation>Heard from the county before the last restart, {age}</translation>
    </message>
    <message>
        <source>上次开机时与县里对时，其后电脑时间被调过</source>
        <translation>Heard from the county before; the PC&apos;s clock was moved since</translation>
    </message>
    <message>
        <source>与县里对时，{age}</source>
        <translation>Heard from the county, {age}</translation>
    </message>
    <message>
        <source>只有电脑时间，尚未与县里对时</source>
        <translation>The PC&apos;s clock alone; the county was never heard</translation>
    </message>
    <message>
        <source>对时依据</source>
        <translation>Source of time</translation>
    </message>
    <message>
        <source>推算的县里时间</source>
        <translation>County time, reckoned</translation>
    </message>
    <message>
        <source>时钟状态</source>
        <translation>State of the clock</translation>
    </message>
    <message>
        <source>本机时间</source>
        <translation>Time at this desk</translation>
    </message>
    <message>
        <source>电脑时间</source>
        <translation>PC&apos;s clock</translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message>
        <source>{amount}前</source>
        <translation>{amount} ago</translation>
    </message>
    <message>
        <source>{count} 分钟</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} 天</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} 小时</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} 秒</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>从未与县里对时</source>
        <translation>the county was never heard</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>办理照常。</source>
        <translation>Work goes on.</translation>
    </message>
    <message>
        <source>办理照常，办理记录会注明；联网后自动对时。</source>
        <translation>Work goes on and acts are marked; the clock is set right by itself once the line is up.</translation>
    </message>
    <message>
        <source>办理照常，日期已按县里时间更正。</source>
        <translation>Work goes on; dates follow the county&apos;s time.</translation>
    </message>
    <message>
        <source>办理照常，日期已按县里时间更正；请尽快校准电脑时间。</source>
        <translation>Work goes on; dates follow the county&apos;s time. Please set the PC&apos;s clock soon.</translation>
    </message>
    <message>
        <source>受理、告知、决定、制证等已停办，请先校准电脑时间；收件照常。</source>
        <translation>Acceptance, notices, decisions and certificates are stopped: set the PC&apos;s clock first. Receipt goes on.</translation>
    </message>
    <message>
        <source>收件和有编号的文书须由值班长办理，联网对时或值班长确认后恢复。</source>
        <translation>Only a supervisor may receive and make numbered papers, until the county is heard or a supervisor vouches for the time.</translation>
    </message>
    <message>
        <source>电脑时间偏差超过2分钟</source>
        <translation>the PC&apos;s clock was off by more than 2 minutes</translation>
    </message>
    <message>
        <source>电脑时间偏差超过5分钟</source>
        <translation>the PC&apos;s clock was off by more than 5 minutes</translation>
    </message>
    <message>
        <source>电脑时间曾被往回调</source>
        <translation>the PC&apos;s clock had been set back</translation>
    </message>
    <message>
        <source>电脑时间曾被调动</source>
        <translation>the PC&apos;s clock had been moved</translation>
    </message>
    <message>
        <source>电脑时间比县里快 {amount}，受理、告知、决定、制证等已停办，只能收件；请先校准电脑时间。</source>
        <translation>The PC&apos;s clock is {amount} fast: acceptance, notices, decisions and certificates are stopped, receipt goes on. Set the PC&apos;s clock first.</translation>
    </message>
    <message>
        <source>电脑时间比县里慢 {amount}，受理、告知、决定、制证等已停办，只能收件；请先校准电脑时间。</source>
        <translation>The PC&apos;s clock is {amount} slow: acceptance, notices, decisions and certificates are stopped, receipt goes on. Set the PC&apos;s clock first.</translation>
    </message>
    <message>
        <source>电脑时间被调动过，收件和有编号的文书须由值班长办理；请联网对时或请值班长确认时间。</source>
        <translation>The PC&apos;s clock was moved: only a supervisor may receive and make numbered papers. Restore the line, or ask a supervisor to vouch for the time.</translation>
    </message>
    <message>
        <source>电脑时间被调动过，请对照标准时间核对，再到“设置”按 F6 确认。</source>
        <translation>The PC&apos;s clock was moved: compare it with the standard time, then confirm it in Settings with F6.</translation>
    </message>
    <message>
        <source>看时间</source>
        <translation>Look at the time</translation>
    </message>
    <message>
        <source>超过{days}天未与县里对时</source>
        <translation>the county was not heard for more than {days} days</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>查找事项、办件、功能：名称、拼音首字母、编号</source>
        <translation>Find an item, a case, a screen or an action: name, pinyin initials, number</translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
</context>
<context>
    <name>CorrectPanel</name>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>姓名（名称）</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>当场更正：由申请人在更正处签字</source>
        <translation>Correct on the spot: the applicant signs at the correction</translation>
    </message>
    <message>
        <source>更正 (Enter)</source>
        <translation>Correct (Enter)</translation>
    </message>
    <message>
        <source>更正为</source>
        <translation>New text</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>更正哪一项</source>
        <translation>Which field</translation>
    </message>
    <message>
        <source>未填写，请填写后再更正</source>
        <translation>Please fill this in, then correct</translation>
    </message>
    <message>
        <source>申请人填写笔误</source>
        <translation>slip of the pen by the applicant</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <source>程序出错，已记录；已保存的办件不受影响，请继续办理，反复出现时请联系管理员。</source>
        <translation>The program hit an error and recorded it; saved cases are not affected. Please go on, and tell the administrator if it comes back.</translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message>
        <source>1月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>{month}{day}日</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{year}年{month}{day}日 {weekday}</source>
        <translation>{weekday} {day} {month} {year}</translation>
    </message>
    <message>
        <source>{month}{day}日 {weekday}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>休息</source>
        <translation>rest day</translation>
    </message>
    <message>
        <source>可能调整</source>
        <translation>may move</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>暂定</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>make-up day</translation>
    </message>
</context>
<context>
    <name>DeadlinesScreen</name>
    <message>
        <source>**时限**：哪天到期、哪些承诺变了、有什么要提醒。Ctrl+1 至 Ctrl+4 换页。

- **到期日历**：方向键选日子，PgUp、PgDn 翻两周，Home 回到今天，Enter 到当天的办件；虚线框为暂定日期，疏点框为可能调整的12月日期
- **承诺变动**：印出的承诺日与现行工作日历不一致的办件。凭证上的日期不收回；日历使日期提前的，窗口按较早的一天办结
- **提醒**：已记下的差错，按行政许可法第七十二条分项；值班长看全部，其他人看自己经手的
- **工作日历**：每一天算不算工作日、依据哪份通知；县中心的值班管理人员按 F7 发布新通知

依据:《中华人民共和国行政许可法》第四十二条、第七十二条、第八十二条；《民法典》第二百零一条、第二百零三条。</source>
        <translation>**Deadlines**: what falls due when, which promises moved, what to be reminded of. Ctrl+1 to Ctrl+4 change the tab.

- **Due calendar**: arrows choose a day, PgUp and PgDn leaf by two weeks, Home is today, Enter goes to the day&apos;s cases; a dotted frame is a provisional date, a sparsely dotted one a December date that may still move
- **Moved promises**: cases whose printed day differs from the workday calendar of now. The printed day is never taken back; where the calendar brings the day forward, the window keeps the earlier one
- **Reminders**: faults on record by the sub-items of Art. 72 of the Administrative Licensing Law; supervisors see all, others those of their own cases
- **Calendar**: whether a day counts, and by which notice; supervisors of the county hall publish with F7

Law: Administrative Licensing Law, Art. 42, 72, 82; Civil Code, Art. 201, 203.</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadlines</translation>
    </message>
</context>
<context>
    <name>DueGrid</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>到期 {count} 件</source>
        <translation>{count} due</translation>
    </message>
    <message>
        <source>承诺 {count}</source>
        <translation>promised {count}</translation>
    </message>
    <message>
        <source>法定 {count}</source>
        <translation>law {count}</translation>
    </message>
</context>
<context>
    <name>DueTab</name>
    <message>
        <source>到期日历</source>
        <translation>Due calendar</translation>
    </message>
    <message>
        <source>前两周</source>
        <translation>Two weeks back</translation>
    </message>
    <message>
        <source>后两周</source>
        <translation>Two weeks on</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>工作日历只到这里</source>
        <translation>The workday calendar goes no further</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>这一天没有到期的办件</source>
        <translation>Nothing falls due on this day</translation>
    </message>
    <message>
        <source>这一天没有到期的办件。</source>
        <translation>Nothing falls due on this day.</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>值班管理</source>
        <translation>supervise</translation>
    </message>
    <message>
        <source>制证</source>
        <translation>issue</translation>
    </message>
    <message>
        <source>审定签发</source>
        <translation>sign off</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>examine</translation>
    </message>
    <message>
        <source>当场决定</source>
        <translation>decide</translation>
    </message>
    <message>
        <source>收件受理</source>
        <translation>receive</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>deliver</translation>
    </message>
</context>
<context>
    <name>EnrolView</name>
    <message>
        <source>正在联系县级服务…</source>
        <translation>Contacting the county…</translation>
    </message>
    <message>
        <source>请填写此项。</source>
        <translation>Please fill in this field.</translation>
    </message>
    <message>
        <source>登记本机</source>
        <translation>Enrol this desk</translation>
    </message>
    <message>
        <source>照县里发的登记单填写，只需一次。登记码用过即失效，填错可以重试。</source>
        <translation>Fill in from the county&apos;s enrolment slip, once only. The code works once; mistakes can be corrected and tried again.</translation>
    </message>
    <message>
        <source>县服务地址</source>
        <translation>County address</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>本机名称</source>
        <translation>Desk name</translation>
    </message>
    <message>
        <source>如：1 号窗口</source>
        <translation>such as Window 1</translation>
    </message>
    <message>
        <source>首位工号</source>
        <translation>First clerk</translation>
    </message>
    <message>
        <source>登录密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>县里已停用本机原来的身份。请向县管理员另取一个登记码。办件、草稿和打印记录都保留；未上报的环节登记后在“待处理”中逐件核对上报。</source>
        <translation>The county has stopped the identity that this PC had. Ask the county&apos;s administrator for another code. Cases, drafts and the record of prints stay; steps that were not sent are looked at case by case in To settle afterwards.</translation>
    </message>
    <message>
        <source>断网时也用它登录，请勿外借</source>
        <translation>Also used to sign in offline; keep it to yourself</translation>
    </message>
    <message>
        <source>暂不登记  Esc</source>
        <translation>Not now  Esc</translation>
    </message>
    <message>
        <source>登记  Enter</source>
        <translation>Enrol  Enter</translation>
    </message>
    <message>
        <source>重新登记</source>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>重新登记本机</source>
        <translation>Enrol this PC again</translation>
    </message>
    <message>
        <source>首次使用</source>
        <translation>First start</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>原身份未上报的办理环节（{count} 件）</source>
        <translation>Never sent under the former identity ({count})</translation>
    </message>
    <message>
        <source>县级没有采纳的环节</source>
        <translation>Not accepted by the county</translation>
    </message>
</context>
<context>
    <name>ExtensionForm</name>
    <message>
        <source>依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>出具延长办理期限告知书 (Ctrl+Enter)</source>
        <translation>Issue the letter of extension (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>原期限{days}，按同一单位延长</source>
        <translation>The limit is {days}; extended in the same unit</translation>
    </message>
    <message>
        <source>哪个期限</source>
        <translation>Which limit</translation>
    </message>
    <message>
        <source>已出具延长办理期限告知书，请送达申请人后按 F3</source>
        <translation>Letter of extension issued; press F3 once it is handed over</translation>
    </message>
    <message>
        <source>延长天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>延长期限</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>延长理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>批准人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>承诺期限只能延长到法定期限之内，并公开说明理由</source>
        <translation>A promise is extended up to the statutory limit at most, its reason made public</translation>
    </message>
    <message>
        <source>本行政机关负责人（联合办理的为本级人民政府负责人）</source>
        <translation>Head of the agency (of the government where the item is joint)</translation>
    </message>
</context>
<context>
    <name>FaultWords</name>
    <message>
        <source>72条(一)</source>
        <translation>Art. 72(1)</translation>
    </message>
    <message>
        <source>72条(七)</source>
        <translation>Art. 72(7)</translation>
    </message>
    <message>
        <source>72条(三)</source>
        <translation>Art. 72(3)</translation>
    </message>
    <message>
        <source>72条(八)</source>
        <translation>Art. 72(8)</translation>
    </message>
    <message>
        <source>72条(四)</source>
        <translation>Art. 72(4)</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>other</translation>
    </message>
    <message>
        <source>其他需要核对的</source>
        <translation>Other matters to check</translation>
    </message>
    <message>
        <source>第72条(一) 符合条件而不予受理</source>
        <translation>Art. 72(1): refused though conditions were met</translation>
    </message>
    <message>
        <source>第72条(七) 不受理、不许可未说明理由</source>
        <translation>Art. 72(7): no reason given for a refusal</translation>
    </message>
    <message>
        <source>第72条(三) 未履行法定告知义务</source>
        <translation>Art. 72(3): statutory duty to inform not done</translation>
    </message>
    <message>
        <source>第72条(八) 应当听证而未举行</source>
        <translation>Art. 72(8): hearing due and not held</translation>
    </message>
    <message>
        <source>第72条(四) 未一次告知全部补正内容</source>
        <translation>Art. 72(4): not everything told at once</translation>
    </message>
    <message>
        <source>第{article}条</source>
        <translation>Art. {article}</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>情况</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
</context>
<context>
    <name>FaultsTab</name>
    <message>
        <source>提醒</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>没有要提醒的</source>
        <translation>Nothing to be reminded of</translation>
    </message>
    <message>
        <source>近30天的办件里没有记下告知、受理、时限上的差错。</source>
        <translation>No fault of notice, acceptance or limits is on record in the cases of the last 30 days.</translation>
    </message>
</context>
<context>
    <name>FeedbackForm</name>
    <message>
        <source>不同意</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>已记录反馈意见</source>
        <translation>Feedback recorded</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>意见内容</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>本事项没有联合办理的部门</source>
        <translation>This item has no co-agency</translation>
    </message>
    <message>
        <source>联合办理部门的反馈意见</source>
        <translation>Feedback of a co-agency</translation>
    </message>
    <message>
        <source>记录反馈意见 (Ctrl+Enter)</source>
        <translation>Record the feedback (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Agency</translation>
    </message>
</context>
<context>
    <name>FieldEdit</name>
    <message>
        <source>证件</source>
        <translation>the card</translation>
    </message>
    <message>
        <source>{source}上是“{other}”</source>
        <translation>{source} says &quot;{other}&quot;</translation>
    </message>
</context>
<context>
    <name>FieldTitle</name>
    <message>
        <source>不予办理的理由</source>
        <translation>Reason for denying</translation>
    </message>
    <message>
        <source>不予受理的理由</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>不予许可的理由</source>
        <translation>Reason for denying</translation>
    </message>
    <message>
        <source>不同意的理由</source>
        <translation>Reason for objecting</translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>作废原因</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>依法需要的法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>听证笔录要点</source>
        <translation>Record of the hearing</translation>
    </message>
    <message>
        <source>填写的内容</source>
        <translation>What was entered</translation>
    </message>
    <message>
        <source>处理说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>应向哪个机关申请</source>
        <translation>Competent agency</translation>
    </message>
    <message>
        <source>延长的理由</source>
        <translation>Reason for the extension</translation>
    </message>
    <message>
        <source>批准的负责人</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>撤回原因</source>
        <translation>Reason for withdrawing</translation>
    </message>
    <message>
        <source>收件人</source>
        <translation>Addressee</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason for correcting</translation>
    </message>
    <message>
        <source>更正后的内容</source>
        <translation>Corrected text</translation>
    </message>
    <message>
        <source>核查情况</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>法定代表人姓名</source>
        <translation>Legal representative&apos;s name</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>特别程序的内容</source>
        <translation>What the suspension is for</translation>
    </message>
    <message>
        <source>特别程序的结果</source>
        <translation>Result of the suspension</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Who signed for it</translation>
    </message>
    <message>
        <source>补正地点</source>
        <translation>Where to hand in the supplement</translation>
    </message>
    <message>
        <source>退回或不予的理由</source>
        <translation>Reason for returning or denying</translation>
    </message>
    <message>
        <source>邮寄单号或者发送记录编号</source>
        <translation>Number of the letter or message</translation>
    </message>
    <message>
        <source>需补正的内容</source>
        <translation>What must be supplemented</translation>
    </message>
    <message>
        <source>领取人</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>领取人与申请人的关系</source>
        <translation>Recipient&apos;s relation to the applicant</translation>
    </message>
    <message>
        <source>首次告知时没有列出的原因</source>
        <translation>Why the first notice did not name it</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>输入名称、拼音首字母或编号开始查找</source>
        <translation>Type a name, pinyin initials or a number</translation>
    </message>
    <message>
        <source>没有找到“{query}”，换个字或拼音首字母再试</source>
        <translation>Nothing found for &quot;{query}&quot;; try another word or pinyin initials</translation>
    </message>
</context>
<context>
    <name>FormerWays</name>
    <message>
        <source>上报本件</source>
        <translation>Send this case</translation>
    </message>
    <message>
        <source>不再上报</source>
        <translation>Do not send</translation>
    </message>
    <message>
        <source>不再上报：{steps}</source>
        <translation>Not to be sent: {steps}</translation>
    </message>
    <message>
        <source>与县级联网核对后才能上报</source>
        <translation>Can be sent once this PC is in step with the county</translation>
    </message>
    <message>
        <source>以县级记录为准，已告知申请人</source>
        <translation>The county&apos;s record stands; the applicant was told</translation>
    </message>
    <message>
        <source>全部上报（{count} 件）</source>
        <translation>Send all ({count})</translation>
    </message>
    <message>
        <source>各件都与县级现状不合，请逐件核对</source>
        <translation>All of them collide with what the county has; look at each</translation>
    </message>
    <message>
        <source>已上报 {count} 件</source>
        <translation>{count} sent</translation>
    </message>
    <message>
        <source>已以本机现在的身份上报</source>
        <translation>Sent under the identity that this PC has now</translation>
    </message>
    <message>
        <source>已收回并作废：{papers}</source>
        <translation>Taken back and void: {papers}</translation>
    </message>
    <message>
        <source>已登记不再上报，原记录仍保留在本机</source>
        <translation>Recorded as not to be sent; the former record stays on this PC</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>收回文书</source>
        <translation>Paper taken back</translation>
    </message>
    <message>
        <source>本机没有为这些环节打出过文书</source>
        <translation>This PC printed no paper for these steps</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>FurtherNoticeForm</name>
    <message>
        <source>{number} 需补正</source>
        <translation>{number} required</translation>
    </message>
    <message>
        <source>为何晚发现</source>
        <translation>Why found late</translation>
    </message>
    <message>
        <source>出具审查阶段补正材料通知书 (Ctrl+Enter)</source>
        <translation>Issue the late request (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>哪些材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>审查阶段补正</source>
        <translation>Late request for supplements</translation>
    </message>
    <message>
        <source>已出具审查阶段补正材料通知书，请送达申请人后按 F3</source>
        <translation>Late request issued; press F3 once it is handed over</translation>
    </message>
    <message>
        <source>材料都已在告知书中列出，无需另行补正</source>
        <translation>Every material was named in a notice already</translation>
    </message>
    <message>
        <source>没有选择材料，请按数字选出要补正的材料</source>
        <translation>No material chosen; choose by number</translation>
    </message>
    <message>
        <source>补正地点</source>
        <translation>Submit at</translation>
    </message>
    <message>
        <source>补正截至</source>
        <translation>Submit by</translation>
    </message>
    <message>
        <source>首次告知时未提出，记入过错（行政许可法第七十二条第四项）</source>
        <translation>Not named at first: recorded as a fault (Licensing Law, Art. 72(4))</translation>
    </message>
</context>
<context>
    <name>GateFrame</name>
    <message>
        <source>窗口办件</source>
        <translation>Window Desk</translation>
    </message>
</context>
<context>
    <name>HandOverMeans</name>
    <message>
        <source>挂号邮寄</source>
        <translation>Registered post</translation>
    </message>
    <message>
        <source>短信/平台消息</source>
        <translation>Text or platform message</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed for</translation>
    </message>
</context>
<context>
    <name>HandOverPanel</name>
    <message>
        <source>已送出 (Enter)</source>
        <translation>Sent (Enter)</translation>
    </message>
    <message>
        <source>挂号编号</source>
        <translation>Letter no.</translation>
    </message>
    <message>
        <source>收件人</source>
        <translation>Addressee</translation>
    </message>
    <message>
        <source>未填写，没有编号不能证明已经送达，请填写</source>
        <translation>Empty: without its number nothing proves the hand-over, please enter it</translation>
    </message>
    <message>
        <source>未填写，请写明由谁签收</source>
        <translation>Empty: please enter who received it</translation>
    </message>
    <message>
        <source>消息编号</source>
        <translation>Message no.</translation>
    </message>
    <message>
        <source>稍后送达 (Esc)</source>
        <translation>Hand over later (Esc)</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>申请人已签收 (Enter)</source>
        <translation>Signed for (Enter)</translation>
    </message>
</context>
<context>
    <name>HearingForm</name>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>听证日</source>
        <translation>Day of hearing</translation>
    </message>
    <message>
        <source>已记录听证环节</source>
        <translation>Step of the hearing recorded</translation>
    </message>
    <message>
        <source>提前7个工作日公告，最早{day}</source>
        <translation>Announced 7 workdays before; {day} at the earliest</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>记录听证环节 (Ctrl+Enter)</source>
        <translation>Record the step (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
</context>
<context>
    <name>HearingStep</name>
    <message>
        <source>举行听证</source>
        <translation>Hearing held</translation>
    </message>
    <message>
        <source>公告听证时间</source>
        <translation>Hearing announced</translation>
    </message>
    <message>
        <source>告知听证权利</source>
        <translation>Right to a hearing told</translation>
    </message>
    <message>
        <source>放弃听证</source>
        <translation>Hearing waived</translation>
    </message>
    <message>
        <source>申请听证</source>
        <translation>Hearing asked for</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>本页说明与依据</source>
        <translation>This screen and its law</translation>
    </message>
    <message>
        <source>关闭说明</source>
        <translation>Close help</translation>
    </message>
    <message>
        <source>关闭说明  Esc</source>
        <translation>Close help  Esc</translation>
    </message>
</context>
<context>
    <name>InspectionForm</name>
    <message>
        <source>已记录现场核查</source>
        <translation>Inspection recorded</translation>
    </message>
    <message>
        <source>核查人员</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>核查记录</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>现场核查</source>
        <translation>On-site inspection</translation>
    </message>
    <message>
        <source>现场核查须两人以上，请写全核查人员</source>
        <translation>An inspection takes two people or more, please name them all</translation>
    </message>
    <message>
        <source>至少两人，姓名之间用顿号“、”分开</source>
        <translation>Two at least, separated by “、”</translation>
    </message>
    <message>
        <source>记录现场核查 (Ctrl+Enter)</source>
        <translation>Record the inspection (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>InspectionStep</name>
    <message>
        <source>指派核查人员</source>
        <translation>Inspectors assigned</translation>
    </message>
    <message>
        <source>提交核查记录</source>
        <translation>Findings handed in</translation>
    </message>
</context>
<context>
    <name>IntakeActions</name>
    <message>
        <source>先选事项</source>
        <translation>Choose an item first</translation>
    </message>
    <message>
        <source>即办件请按 F6 当场办结</source>
        <translation>On-the-spot item: conclude with F6</translation>
    </message>
    <message>
        <source>读身份证</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>当场办结</source>
        <translation>On the spot</translation>
    </message>
    <message>
        <source>只有材料齐全的即办件可当场办结</source>
        <translation>Only a complete on-the-spot item can be</translation>
    </message>
    <message>
        <source>材料未齐，先核对材料或按 F9 告知</source>
        <translation>Materials are not complete: judge them, or give notice with F9</translation>
    </message>
    <message>
        <source>材料清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>收件并受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>一次性告知</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>全部材料核对完且有缺项时才能告知</source>
        <translation>A notice needs all materials judged and something lacking</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>只收件</source>
        <translation>Receive only</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>IntakeOutcome</name>
    <message>
        <source>事项资料不完整，窗口暂不能受理</source>
        <translation>Incomplete item: cannot be accepted at the window yet</translation>
    </message>
    <message>
        <source>先选事项，再读身份证、核对材料</source>
        <translation>Choose an item, read the ID card, judge the materials</translation>
    </message>
    <message>
        <source>已受理 {number}，承诺 {day} 前办结</source>
        <translation>Accepted {number}, promised by {day}</translation>
    </message>
    <message>
        <source>已收件 {number}，请在 5 个工作日内核对并告知</source>
        <translation>Received {number}: check and give notice within 5 workdays</translation>
    </message>
    <message>
        <source>收费：{fee}</source>
        <translation>Fee: {fee}</translation>
    </message>
    <message>
        <source>暂定：如遇节假日调整以通知为准</source>
        <translation>Provisional: the holiday notice may move it</translation>
    </message>
    <message>
        <source>最迟 {day} 前告知，逾期视为受理。</source>
        <translation>Give notice by {day} at the latest; after that it counts as accepted.</translation>
    </message>
    <message>
        <source>材料齐全，但暂不能受理：先收件</source>
        <translation>Complete, but not to be accepted yet: receive it</translation>
    </message>
    <message>
        <source>材料齐全：当场办结</source>
        <translation>Complete: conclude on the spot</translation>
    </message>
    <message>
        <source>材料齐全：现在受理</source>
        <translation>Complete: accept now</translation>
    </message>
    <message>
        <source>缺 {count} 项：一次性告知</source>
        <translation>{count} lacking: one-time notice</translation>
    </message>
    <message>
        <source>请告知申请人，或改选现行事项。</source>
        <translation>Tell the applicant, or choose an item in force.</translation>
    </message>
    <message>
        <source>请联系事项管理员补全材料与时限。</source>
        <translation>Ask the catalogue&apos;s administrator for its materials and limits.</translation>
    </message>
    <message>
        <source>逐项按 1–4，或按 0 全部合格。</source>
        <translation>Press 1–4 on each, or 0 for all in order.</translation>
    </message>
    <message>
        <source>该事项现已停止受理</source>
        <translation>This item is no longer offered</translation>
    </message>
    <message>
        <source>还有 {count} 项材料未核对</source>
        <translation>{count} materials not judged yet</translation>
    </message>
    <message>
        <source>法定期限 {day}</source>
        <translation>Statutory {day}</translation>
    </message>
    <message>
        <source>承诺 {day} 前办结</source>
        <translation>Promised by {day}</translation>
    </message>
    <message>
        <source>已当场办结 {number}</source>
        <translation>Concluded on the spot {number}</translation>
    </message>
    <message>
        <source>已出具不予受理决定书 {number}</source>
        <translation>Decision not to accept {number} made out</translation>
    </message>
</context>
<context>
    <name>IntakeScreen</name>
    <message>
        <source>收件</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>已恢复上次未提交的收件内容</source>
        <translation>Your unfinished intake was restored</translation>
    </message>
    <message>
        <source>已统一为间隔号“·”</source>
        <translation>Name dot set to &quot;·&quot;</translation>
    </message>
    <message>
        <source>正在打印申请材料清单</source>
        <translation>Printing the list of materials</translation>
    </message>
    <message>
        <source>已清空</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>**收件**：左边选事项，中间填申请人(F5 读身份证),右边逐项核对材料。

- 1 合格，2 缺，3 不合要求，4 不适用，0 全部合格
- 材料齐全:F8 收件并受理；即办件 F6 当场办结
- 缺材料:F9 一次性告知。须在收件后 5 个工作日内**一次**告知**全部**内容，申请人签收才算告知；逾期不告知，自收到材料之日起即为受理。
- 不予受理:F10，须写明理由；不属于本机关职权的，须写明应向哪个机关申请。

依据:《中华人民共和国行政许可法》第三十二条。</source>
        <translation>**Intake**: the item at the left, the applicant in the middle (F5 reads the ID card), the materials at the right.

- 1 in order, 2 missing, 3 not as required, 4 not applicable, 0 all in order
- Complete: F8 receives and accepts; an on-the-spot item is concluded with F6
- Lacking: F9 gives the one-time notice. **Everything** must be told **once**, within 5 workdays of receipt; it counts as told when the applicant has signed. Untold in time, the case is accepted as of receipt.
- Refusal: F10, with reasons; where another agency is competent, it must be named.

Law: Administrative Licensing Law of the PRC, Article 32.</translation>
    </message>
    <message>
        <source>事项：拼音首字母或名称</source>
        <translation>Item: pinyin initials or name</translation>
    </message>
    <message>
        <source>卡内姓名可能不全，请对照证件补全</source>
        <translation>The chip may hold a cut name: complete it from the card</translation>
    </message>
    <message>
        <source>告知书已出：请申请人签收</source>
        <translation>Notice made out: let the applicant sign</translation>
    </message>
    <message>
        <source>已记录送达：一次性告知完成</source>
        <translation>Hand-over recorded: the notice is given</translation>
    </message>
    <message>
        <source>必备材料不能标为不适用，缺少的请按 2，不合要求的请按 3</source>
        <translation>A mandatory material can&apos;t be set aside: press 2 if it is missing, 3 if it is not as required</translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>{name} 签收后才算已告知({number})。</source>
        <translation>It counts as told once {name} has signed for it ({number}).</translation>
    </message>
</context>
<context>
    <name>ItemGuide</name>
    <message>
        <source>未公布</source>
        <translation>not published</translation>
    </message>
    <message>
        <source>即办(当场办结)</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>{days} 个自然日</source>
        <translation>{days} natural days</translation>
    </message>
    <message>
        <source>{days} 个工作日</source>
        <translation>{days} workdays</translation>
    </message>
    <message>
        <source>不收费</source>
        <translation>free of charge</translation>
    </message>
    <message>
        <source>{yuan} 元</source>
        <translation>CNY {yuan}</translation>
    </message>
    <message>
        <source>先选事项</source>
        <translation>Choose an item</translation>
    </message>
    <message>
        <source>受理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>即办件</source>
        <translation>On-the-spot item</translation>
    </message>
    <message>
        <source>承诺件</source>
        <translation>Promised item</translation>
    </message>
    <message>
        <source>办件类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>在上面输入拼音首字母(如 sbk)或名称，按 Enter 选定。</source>
        <translation>Type pinyin initials (such as sbk) or a name above and press Enter.</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>ItemMark</name>
    <message>
        <source>不完整</source>
        <translation>incomplete</translation>
    </message>
    <message>
        <source>即办</source>
        <translation>on the spot</translation>
    </message>
    <message>
        <source>已停办</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>promised</translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>未判</source>
        <translation>Not judged</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>不合要求</source>
        <translation>Not as required</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>原件 {count}</source>
        <translation>original {count}</translation>
    </message>
    <message>
        <source>复印件 {count}</source>
        <translation>copies {count}</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>份次</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>第{copy}份</source>
        <translation>copy {copy}</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>LimitsPanel</name>
    <message>
        <source>下班时间</source>
        <translation>Close of business</translation>
    </message>
    <message>
        <source>全县统一，由县里发布，不能在本机改。</source>
        <translation>The same for the whole county, which publishes it; not changed here.</translation>
    </message>
    <message>
        <source>到期当天</source>
        <translation>on the due day</translation>
    </message>
    <message>
        <source>剩 {days} 个工作日起</source>
        <translation>from {days} workdays left</translation>
    </message>
    <message>
        <source>告知提醒</source>
        <translation>Notice warning</translation>
    </message>
    <message>
        <source>收件后第 {day} 个工作日起</source>
        <translation>from workday {day} after receipt</translation>
    </message>
    <message>
        <source>时限提醒</source>
        <translation>Time-left warnings</translation>
    </message>
    <message>
        <source>红色</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄色</source>
        <translation>Yellow</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>窗口办件</source>
        <translation>Window Desk</translation>
    </message>
</context>
<context>
    <name>MaterialChecklist</name>
    <message>
        <source>全部合格</source>
        <translation>All in order</translation>
    </message>
</context>
<context>
    <name>MaterialRowView</name>
    <message>
        <source>哪里不合要求、怎样改正(Enter 保存，Esc 放弃)</source>
        <translation>What is wrong and how to mend it (Enter keeps, Esc drops)</translation>
    </message>
    <message>
        <source>为什么不适用(Enter 保存，Esc 放弃)</source>
        <translation>Why it does not apply (Enter keeps, Esc drops)</translation>
    </message>
    <message>
        <source>↑↓ 选常用理由</source>
        <translation>↑↓ common reasons</translation>
    </message>
    <message>
        <source>请写明理由，或按 Esc 放弃</source>
        <translation>Please give the reason, or press Esc</translation>
    </message>
</context>
<context>
    <name>MaterialRows</name>
    <message>
        <source>必备</source>
        <translation>mandatory</translation>
    </message>
</context>
<context>
    <name>MonthDays</name>
    <message>
        <source>12月：次年通知仍可能调整</source>
        <translation>December: the next notice may still move it</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>Rest day</translation>
    </message>
    <message>
        <source>值班收件</source>
        <translation>Duty day</translation>
    </message>
    <message>
        <source>可收件，仍不计入期限</source>
        <translation>receives, does not count</translation>
    </message>
    <message>
        <source>周末上班，计入期限</source>
        <translation>worked weekend day, counts</translation>
    </message>
    <message>
        <source>周末，不计入期限</source>
        <translation>weekend, does not count</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Workday</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Holiday</translation>
    </message>
    <message>
        <source>日期确定</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>暂定：当年通知尚未发布</source>
        <translation>Provisional: that year&apos;s notice is not out</translation>
    </message>
    <message>
        <source>本地放假</source>
        <translation>Local holiday</translation>
    </message>
    <message>
        <source>本地节日，不计入期限</source>
        <translation>local festival, does not count</translation>
    </message>
    <message>
        <source>法定节假日，不计入期限</source>
        <translation>public holiday, does not count</translation>
    </message>
    <message>
        <source>计入期限</source>
        <translation>counts</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up day</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
</context>
<context>
    <name>MovedPromises</name>
    <message>
        <source>凭证所载{printed}不变，仍按该日办结，无需另行告知。</source>
        <translation>The slip&apos;s {printed} stands and is kept: nothing need be told.</translation>
    </message>
    <message>
        <source>凭证所载{printed}不变；窗口按较早的{now}办结，可电话告知申请人提前领取。</source>
        <translation>The slip&apos;s {printed} stands; the window keeps the earlier {now}: the applicant may be called to collect early.</translation>
    </message>
    <message>
        <source>印出的承诺日</source>
        <translation>Printed promise</translation>
    </message>
    <message>
        <source>差(工作日)</source>
        <translation>Workdays</translation>
    </message>
    <message>
        <source>已办结，不用告知</source>
        <translation>Decided: nothing to tell</translation>
    </message>
    <message>
        <source>已经作出决定，不用另行告知。</source>
        <translation>The decision is made: nothing need be told.</translation>
    </message>
    <message>
        <source>怎样告诉申请人</source>
        <translation>What to tell the applicant</translation>
    </message>
    <message>
        <source>按印出的日期办结，不用告知</source>
        <translation>Printed day kept: nothing to tell</translation>
    </message>
    <message>
        <source>按较早日办结，可电话告知提前领取</source>
        <translation>Earlier day kept: may call</translation>
    </message>
    <message>
        <source>现行日历应为</source>
        <translation>Calendar now</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>确定程度</source>
        <translation>Certainty</translation>
    </message>
</context>
<context>
    <name>MovedTab</name>
    <message>
        <source>{told} 电话 {phone}</source>
        <translation>{told} Phone {phone}</translation>
    </message>
    <message>
        <source>先列最早到期的 {count} 件，导出的清单最多含 500 件。</source>
        <translation>The {count} that fall due first; the exported list holds up to 500.</translation>
    </message>
    <message>
        <source>凭证上印出的承诺日都与现行工作日历一致，不用告知任何人。</source>
        <translation>Every printed promise agrees with the workday calendar: nobody need be told.</translation>
    </message>
    <message>
        <source>导出清单</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>已导出 {count} 件：{file}</source>
        <translation>{count} cases written to {file}</translation>
    </message>
    <message>
        <source>承诺变动</source>
        <translation>Moved promises</translation>
    </message>
    <message>
        <source>正在写清单，请稍候</source>
        <translation>The list is being written, please wait</translation>
    </message>
    <message>
        <source>没有承诺变动</source>
        <translation>No promise has moved</translation>
    </message>
</context>
<context>
    <name>NumberTable</name>
    <message>
        <source>{free} 个</source>
        <translation>{free}</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>号段</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>够用多久</source>
        <translation>Lasts</translation>
    </message>
    <message>
        <source>日均用量</source>
        <translation>Per day</translation>
    </message>
</context>
<context>
    <name>PaletteSources</name>
    <message>
        <source>事项</source>
        <translation>item</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>case</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>screen</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>action</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>制证</source>
        <translation>Issue certificate</translation>
    </message>
    <message>
        <source>台账中没有选中文书</source>
        <translation>No paper is selected in the ledger</translation>
    </message>
    <message>
        <source>已打出</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>核验身份并送达</source>
        <translation>Check ID and deliver</translation>
    </message>
    <message>
        <source>没打出</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
    <message>
        <source>补打</source>
        <translation>Reprint</translation>
    </message>
</context>
<context>
    <name>PaperKind</name>
    <message>
        <source>不予受理决定书</source>
        <translation>Decision not to accept</translation>
    </message>
    <message>
        <source>决定书</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>办件摘要</source>
        <translation>Case summary</translation>
    </message>
    <message>
        <source>受理通知书</source>
        <translation>Notice of acceptance</translation>
    </message>
    <message>
        <source>审查阶段补正材料通知书</source>
        <translation>Further notice of missing materials</translation>
    </message>
    <message>
        <source>延长办理期限告知书</source>
        <translation>Notice of extension</translation>
    </message>
    <message>
        <source>收件凭证</source>
        <translation>Receipt slip</translation>
    </message>
    <message>
        <source>特别程序告知书</source>
        <translation>Notice of suspension</translation>
    </message>
    <message>
        <source>申请材料清单</source>
        <translation>List of materials</translation>
    </message>
    <message>
        <source>补正材料一次性告知书</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>补正材料接收凭证</source>
        <translation>Supplement slip</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>送达回证</source>
        <translation>Delivery record</translation>
    </message>
</context>
<context>
    <name>PapersScreen</name>
    <message>
        <source>**文书与送达**：上面是等制证、等送达的办件，下面是打印台账。

- F8 制证;F9 核验身份后送达;F6 补打(写原因，印“补打 第n次”)
- “不确定是否打出”时先看出纸口，再按 F3 已打出 或 F4 没打出
- 准予决定后 10 个工作日内送达

依据:《中华人民共和国行政许可法》第四十四条。</source>
        <translation>**Papers and delivery**: above, the cases that wait for a certificate or delivery; below, the print ledger.

- F8 issues the certificate; F9 delivers once the ID is checked; F6 reprints (with a reason; the copy is marked 补打 and numbered)
- Where it is unknown if a copy was printed, look at the paper first, then press F3 printed or F4 not printed
- Deliver within 10 workdays of the decision to grant

Law: Administrative Licensing Law of the PRC, Article 44.</translation>
    </message>
    <message>
        <source>已核对领取人身份证件与本人一致</source>
        <translation>The recipient&apos;s ID was checked and is his or her own</translation>
    </message>
    <message>
        <source>已核验并送达</source>
        <translation>Checked and delivered</translation>
    </message>
    <message>
        <source>已送达 {number}</source>
        <translation>Delivered {number}</translation>
    </message>
    <message>
        <source>待制证、待送达</source>
        <translation>To certify, to deliver</translation>
    </message>
    <message>
        <source>打印台账</source>
        <translation>Print ledger</translation>
    </message>
    <message>
        <source>文书与送达</source>
        <translation>Papers and delivery</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>the applicant</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
    <message>
        <source>补打 {paper}</source>
        <translation>Reprint: {paper}</translation>
    </message>
    <message>
        <source>补打原因</source>
        <translation>Reason for the reprint</translation>
    </message>
    <message>
        <source>证书已制，正在打印</source>
        <translation>Certificate issued, printing</translation>
    </message>
    <message>
        <source>送达给 {name}</source>
        <translation>Deliver to {name}</translation>
    </message>
    <message>
        <source>领取人已在送达回证上签收</source>
        <translation>The recipient has signed the record of delivery</translation>
    </message>
</context>
<context>
    <name>PausePanel</name>
    <message>
        <source>暂停传输扫描件等大文件；办理环节、下载和取号照常</source>
        <translation>Pause scans and other large files; acts, downloads and numbers go on</translation>
    </message>
    <message>
        <source>暂停到</source>
        <translation>Pause until</translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>待打印</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>已送打印机</source>
        <translation>Sent to printer</translation>
    </message>
    <message>
        <source>已打出</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>没有打印</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>不确定是否打出</source>
        <translation>Unknown if printed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>PrinterProfile</name>
    <message>
        <source>58毫米，GB18030双字节字库</source>
        <translation>58 mm, GB18030 two-byte font</translation>
    </message>
    <message>
        <source>58毫米，GB2312字库</source>
        <translation>58 mm, GB2312 font</translation>
    </message>
    <message>
        <source>80毫米，GBK字库，带切刀</source>
        <translation>80 mm, GBK font, cutter</translation>
    </message>
    <message>
        <source>80毫米，无中文字库（中文按图形打印）</source>
        <translation>80 mm, no Chinese font (drawn)</translation>
    </message>
</context>
<context>
    <name>ProcedureChoices</name>
    <message>
        <source>{kind}：已用{actual}，告知{told}</source>
        <translation>{kind}: {actual} so far, {told} told</translation>
    </message>
    <message>
        <source>两人以上</source>
        <translation>Two people or more</translation>
    </message>
    <message>
        <source>到期前一次，由机关负责人批准</source>
        <translation>Once, before it expires, by the head of the agency</translation>
    </message>
    <message>
        <source>听证、检测、专家评审等，期间不计入期限</source>
        <translation>Hearing, testing, expert review and the like; the time does not count</translation>
    </message>
    <message>
        <source>告知、申请、公告、举行</source>
        <translation>Told, asked for, announced, held</translation>
    </message>
    <message>
        <source>已超出告知时间，请重新告知</source>
        <translation>Longer than was told; tell the days anew</translation>
    </message>
    <message>
        <source>结果已到，恢复计时</source>
        <translation>The result has come; counting goes on</translation>
    </message>
    <message>
        <source>联合办理部门的意见</source>
        <translation>What a co-agency says</translation>
    </message>
    <message>
        <source>首次告知时漏列的材料，记入过错</source>
        <translation>What the first notice overlooked; recorded as a fault</translation>
    </message>
</context>
<context>
    <name>ProcedureForm</name>
    <message>
        <source>不是日期，请写成2026年5月1日或20260501的样子</source>
        <translation>Not a date; write it like 2026-05-01 or 20260501</translation>
    </message>
    <message>
        <source>应为1以上的整数天数，请改正</source>
        <translation>Must be a whole number of days, 1 or more</translation>
    </message>
    <message>
        <source>未填写，请填写后再办理</source>
        <translation>Empty: please fill it in first</translation>
    </message>
</context>
<context>
    <name>ProcedureLedger</name>
    <message>
        <source>{day}，{who}批准</source>
        <translation>{day}, approved by {who}</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>objects</translation>
    </message>
    <message>
        <source>不扣除：这段时间照样算进期限</source>
        <translation>Not deducted: the time counts towards the limits</translation>
    </message>
    <message>
        <source>事由 {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>依据 {basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>依法应当听证，尚未开始</source>
        <translation>demanded by law, not begun yet</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Announced</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>consents</translation>
    </message>
    <message>
        <source>听证&#x3000;{step}</source>
        <translation>Hearing: {step}</translation>
    </message>
    <message>
        <source>听证日</source>
        <translation>Day of hearing</translation>
    </message>
    <message>
        <source>告知{told}，实际{actual}</source>
        <translation>{told} told, {actual} taken</translation>
    </message>
    <message>
        <source>告知听证权利</source>
        <translation>Right told</translation>
    </message>
    <message>
        <source>届满当日24时前未决定的，视为准予延续</source>
        <translation>Without a decision by 24:00 of that day it counts as renewed</translation>
    </message>
    <message>
        <source>已举行</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已指派，待核查记录</source>
        <translation>assigned, findings awaited</translation>
    </message>
    <message>
        <source>已提交核查记录</source>
        <translation>findings handed in</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>已视为准予延续</source>
        <translation>Counts as renewed</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>handed over</translation>
    </message>
    <message>
        <source>应举行的听证尚未举行，请尽快办理</source>
        <translation>The hearing that is owed was not held, please hold it soon</translation>
    </message>
    <message>
        <source>延续&#x3000;原证有效期至{day}</source>
        <translation>Renewal: the certificate expires on {day}</translation>
    </message>
    <message>
        <source>延长{limit}{days}</source>
        <translation>{limit} extended by {days}</translation>
    </message>
    <message>
        <source>待反馈</source>
        <translation>awaited</translation>
    </message>
    <message>
        <source>待指派</source>
        <translation>nobody assigned yet</translation>
    </message>
    <message>
        <source>扣除：这段时间不算进期限</source>
        <translation>Deducted: the time does not count</translation>
    </message>
    <message>
        <source>指派</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>按期申请</source>
        <translation>Applied in time</translation>
    </message>
    <message>
        <source>文书 {numbers}</source>
        <translation>Papers: {numbers}</translation>
    </message>
    <message>
        <source>最迟举行</source>
        <translation>To be held by</translation>
    </message>
    <message>
        <source>最迟反馈</source>
        <translation>Due by</translation>
    </message>
    <message>
        <source>最迟指派</source>
        <translation>To be assigned by</translation>
    </message>
    <message>
        <source>最迟申请</source>
        <translation>To be asked for by</translation>
    </message>
    <message>
        <source>未在受理后5个工作日内指派两名以上人员</source>
        <translation>Two people were not assigned within 5 workdays of acceptance</translation>
    </message>
    <message>
        <source>未送达</source>
        <translation>not handed over</translation>
    </message>
    <message>
        <source>核查人员 {staff}</source>
        <translation>Inspectors: {staff}</translation>
    </message>
    <message>
        <source>核查记录</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>现场核查&#x3000;{state}</source>
        <translation>Inspection: {state}</translation>
    </message>
    <message>
        <source>申请听证</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>申请晚于届满前30个工作日</source>
        <translation>Applied later than 30 workdays before expiry</translation>
    </message>
    <message>
        <source>该部门反馈逾期</source>
        <translation>This agency is late</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>running</translation>
    </message>
</context>
<context>
    <name>ProcedureOutlook</name>
    <message>
        <source>举行听证最迟</source>
        <translation>Hearing to be held by</translation>
    </message>
    <message>
        <source>仍待{agency}反馈，最迟</source>
        <translation>Still awaited: {agency}, by</translation>
    </message>
    <message>
        <source>从{day}起不算进期限，到结果来的那天；书面告知{days}</source>
        <translation>Not counted from {day} to the day of the result; {days} told in writing</translation>
    </message>
    <message>
        <source>会出具通知书，并记入过错（第七十二条第四项）</source>
        <translation>A request is issued and a fault recorded (Art. 72(4))</translation>
    </message>
    <message>
        <source>会记录，但暂不停止计时</source>
        <translation>Recorded, but the clock does not stop yet</translation>
    </message>
    <message>
        <source>可以办理</source>
        <translation>May be taken</translation>
    </message>
    <message>
        <source>听证日</source>
        <translation>Day of hearing</translation>
    </message>
    <message>
        <source>延长后</source>
        <translation>Extended:</translation>
    </message>
    <message>
        <source>恢复计时</source>
        <translation>Counting goes on:</translation>
    </message>
    <message>
        <source>承诺日</source>
        <translation>promised</translation>
    </message>
    <message>
        <source>指派核查人员最迟</source>
        <translation>Inspectors to be assigned by</translation>
    </message>
    <message>
        <source>暂停后显示剩余{days}</source>
        <translation>Once suspended the case shows {days} left</translation>
    </message>
    <message>
        <source>法定日</source>
        <translation>statutory</translation>
    </message>
    <message>
        <source>法定期限停止计时，承诺日不变</source>
        <translation>The statutory clock stops, the promised day stays</translation>
    </message>
    <message>
        <source>现在不能办理</source>
        <translation>Not possible now</translation>
    </message>
    <message>
        <source>申请听证最迟</source>
        <translation>Hearing to be asked for by</translation>
    </message>
    <message>
        <source>补正期间不算进期限（本地规则）</source>
        <translation>The time of the supplement does not count (local rule)</translation>
    </message>
    <message>
        <source>补正期间照样计时</source>
        <translation>The clock runs on meanwhile</translation>
    </message>
</context>
<context>
    <name>ProcedurePanel</name>
    <message>
        <source>填写后这里显示办理后的时限</source>
        <translation>What will come of it is shown here</translation>
    </message>
    <message>
        <source>时限与程序：按数字选择</source>
        <translation>Limits and procedure: choose by number</translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation>Nothing was saved</translation>
    </message>
    <message>
        <source>返回 (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
</context>
<context>
    <name>ProcedureWords</name>
    <message>
        <source>{days}个工作日</source>
        <translation>{days} workdays</translation>
    </message>
    <message>
        <source>{days}个自然日</source>
        <translation>{days} calendar days</translation>
    </message>
    <message>
        <source>承诺期限</source>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>法定期限</source>
        <translation>Statutory limit</translation>
    </message>
</context>
<context>
    <name>PublishPanel</name>
    <message>
        <source>{title}：变动 {count} 天</source>
        <translation>{title}: {count} day(s) change</translation>
    </message>
    <message>
        <source>{year}年放假通知</source>
        <translation>Holiday notice of {year}</translation>
    </message>
    <message>
        <source>不再收件</source>
        <translation>no longer receives</translation>
    </message>
    <message>
        <source>与现行的相同，没有变化，不用发布。</source>
        <translation>The same as in force: nothing changes, no need to publish.</translation>
    </message>
    <message>
        <source>值班收件</source>
        <translation>receives on duty</translation>
    </message>
    <message>
        <source>全县所有终端收到后，重新计算每件未办结办件的期限</source>
        <translation>Every desk of the county reckons the limits of its open cases anew</translation>
    </message>
    <message>
        <source>印出的承诺日不变，变动的列在“承诺变动”里</source>
        <translation>Printed promises stay; those that moved are listed under Moved promises</translation>
    </message>
    <message>
        <source>县里已经发布过同样的内容</source>
        <translation>The county had published the same already</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>发布{title}？</source>
        <translation>Publish: {title}?</translation>
    </message>
    <message>
        <source>发布后通知覆盖到{day}</source>
        <translation>Notices will reach to {day}</translation>
    </message>
    <message>
        <source>发布新通知或本地日历</source>
        <translation>Publish a notice or local days</translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>已发布，变动 {count} 天</source>
        <translation>Published, {count} day(s) changed</translation>
    </message>
    <message>
        <source>年度放假通知（如 2027.json）或本地日历的JSON文件；填好路径按 Enter 核对</source>
        <translation>JSON file of a year&apos;s notice (2027.json) or of local days; Enter checks it</translation>
    </message>
    <message>
        <source>改为上班</source>
        <translation>becomes a workday</translation>
    </message>
    <message>
        <source>改为休息</source>
        <translation>becomes a day off</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>日历文件 (*.json)</source>
        <translation>Calendar files (*.json)</translation>
    </message>
    <message>
        <source>未填写，请填写文件的路径</source>
        <translation>Empty: enter the path of the file</translation>
    </message>
    <message>
        <source>本地日历</source>
        <translation>Local days</translation>
    </message>
    <message>
        <source>正在发布，请稍候…</source>
        <translation>Publishing…</translation>
    </message>
    <message>
        <source>浏览… (Ctrl+O)</source>
        <translation>Browse… (Ctrl+O)</translation>
    </message>
    <message>
        <source>选择日历文件</source>
        <translation>Choose a calendar file</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>未填写，请写明理由</source>
        <translation>Please give the reason</translation>
    </message>
    <message>
        <source>确定 (Enter)</source>
        <translation>OK (Enter)</translation>
    </message>
</context>
<context>
    <name>Recomputation</name>
    <message>
        <source>工作日历有变动：{count} 件印出的承诺日与现行日历不一致。</source>
        <translation>The workday calendar changed: {count} printed promises differ from it now.</translation>
    </message>
    <message>
        <source>正在按新版程序重算 {done} / {total} 件，列表稍后更新</source>
        <translation>Telling {done} of {total} cases anew after an update; lists follow</translation>
    </message>
    <message>
        <source>正在按新的工作日历重算 {done} / {total} 件，列表稍后更新</source>
        <translation>Telling {done} of {total} cases anew by the new calendar; lists follow</translation>
    </message>
    <message>
        <source>正在按新的本地规则重算 {done} / {total} 件，列表稍后更新</source>
        <translation>Telling {done} of {total} cases anew by the new local rules; lists follow</translation>
    </message>
    <message>
        <source>看承诺变动</source>
        <translation>Show them</translation>
    </message>
    <message>
        <source>重算时限 {done} / {total}</source>
        <translation>Recomputing {done} / {total}</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>“{title}”须联网核验后制证，现在连不上县中心，请恢复网络后再制证。</source>
        <translation>&quot;{title}&quot; is issued only after a check with the county, which can&apos;t be reached: issue it once the line is back.</translation>
    </message>
    <message>
        <source>告知书须一次列全所有缺少或不合要求的材料({count}项),请补全</source>
        <translation>The notice must list at once all {count} materials that are missing or not as required: complete it</translation>
    </message>
    <message>
        <source>本机号段已用完且县级服务器未连通，请恢复网络后重试，已填内容不会丢失</source>
        <translation>This desk has used up its lease of numbers and can&apos;t reach the county: try again once the line is back; what you entered is kept</translation>
    </message>
    <message>
        <source>补打须写明原因，请选择或者填写原因后再打印。</source>
        <translation>A reprint needs a reason: choose or write one, then print.</translation>
    </message>
    <message>
        <source>“{act}”需要“{duty}”岗位职责，请由有该职责的人员办理</source>
        <translation>&quot;{act}&quot; needs the duty &quot;{duty}&quot;: a colleague who has it must do this</translation>
    </message>
    <message>
        <source>“{name}”已在告知书中要求过，请按原告知书办理</source>
        <translation>“{name}” was asked for in a notice already, please go by that notice</translation>
    </message>
    <message>
        <source>“{name}”是必备材料，不能标为“不适用”，请重新核对</source>
        <translation>&quot;{name}&quot; is mandatory and can&apos;t be &quot;not applicable&quot;: judge it again</translation>
    </message>
    <message>
        <source>“{title}”{number}已用过，请重新取号</source>
        <translation>&quot;{title}&quot; {number} is already used: take a new number</translation>
    </message>
    <message>
        <source>“{title}”不是日期，请写成2026年5月1日或20260501的样子</source>
        <translation>“{title}” is not a date; write it like 2026-05-01 or 20260501</translation>
    </message>
    <message>
        <source>“{title}”未填写，请填写后再提交</source>
        <translation>&quot;{title}&quot; is empty: fill it in and submit again</translation>
    </message>
    <message>
        <source>“{title}”超过{most}字，请精简后再提交</source>
        <translation>&quot;{title}&quot; is longer than {most} characters: shorten it and submit again</translation>
    </message>
    <message>
        <source>“不合要求”或“不适用”须写明原因，请补写</source>
        <translation>&quot;Not as required&quot; and &quot;not applicable&quot; need a reason: please add it</translation>
    </message>
    <message>
        <source>与{begin}至{end}的特别程序重叠，重叠的天数只能扣除一次，请核对开始日期</source>
        <translation>Overlaps the suspension from {begin} to {end}; days are deducted once, please check the first day</translation>
    </message>
    <message>
        <source>事项“{item}”已于{day}停止受理，请告知申请人或改选现行事项</source>
        <translation>Item &quot;{item}&quot; is no longer offered since {day}: tell the applicant, or choose an item in force</translation>
    </message>
    <message>
        <source>事项“{item}”的材料、时限或收费与发布的不一致，请同步事项目录后重新收件</source>
        <translation>The materials, limits or fees of item &quot;{item}&quot; differ from those published: sync the catalogue and receive it again</translation>
    </message>
    <message>
        <source>事项“{item}”的该版本在{day}不生效，请同步事项目录后按现行版本重新收件</source>
        <translation>This version of item &quot;{item}&quot; is not in force on {day}: sync the catalogue and receive it again under the version in force</translation>
    </message>
    <message>
        <source>事项“{item}”资料不完整，窗口暂不能受理，请联系事项管理员补全</source>
        <translation>Item &quot;{item}&quot; is incomplete and can&apos;t be accepted at the window yet: ask the catalogue&apos;s administrator</translation>
    </message>
    <message>
        <source>决定与审定意见不一致，请按审定意见出具决定</source>
        <translation>The decision differs from the sign-off: decide as signed off</translation>
    </message>
    <message>
        <source>办件已归档移出，这一步不能再办，确需办理请重新收件</source>
        <translation>The case was taken out into an archive and this step can&apos;t be taken any more: receive the application anew if need be</translation>
    </message>
    <message>
        <source>办件现为“{state}”，不能再“{act}”，请核对办件进度</source>
        <translation>The case is &quot;{state}&quot;; &quot;{act}&quot; is no longer possible: look how far the case is</translation>
    </message>
    <message>
        <source>办件编号校验不符，请重新取号</source>
        <translation>The case number fails its check: take a new number</translation>
    </message>
    <message>
        <source>县级服务器没有发布事项{item}第{version}版，请同步事项目录后重新收件</source>
        <translation>The county has not published item {item}, version {version}: sync the catalogue and receive it again</translation>
    </message>
    <message>
        <source>县级服务器没有工号{clerk}，请联系县中心管理员登记</source>
        <translation>The county knows no clerk {clerk}: ask the county&apos;s administrator to register the number</translation>
    </message>
    <message>
        <source>县级服务器读不懂该环节的内容，请更新本机程序后重新办理该环节</source>
        <translation>The county can&apos;t read this act: update this desk&apos;s program and do the act again</translation>
    </message>
    <message>
        <source>只能作废最后一个环节，请先作废其后的环节</source>
        <translation>Only the last act can be voided: void the later ones first</translation>
    </message>
    <message>
        <source>各共同实施部门都已反馈意见</source>
        <translation>Every co-agency has given its feedback</translation>
    </message>
    <message>
        <source>同一材料标记了两次，请只保留一个结论</source>
        <translation>A material is judged twice: keep one judgement</translation>
    </message>
    <message>
        <source>同一次保存的另一环节未被接受（{code}），本环节一并退回，请处理后重新办理</source>
        <translation>Another act saved together with it was not applied ({code}), so this one came back too: settle that one and do it again</translation>
    </message>
    <message>
        <source>听证申请须在被告知之日起5个工作日内提出，已过期限</source>
        <translation>A hearing must be asked for within 5 workdays of being told; that time is over</translation>
    </message>
    <message>
        <source>听证须提前{days}个工作日通知，最早为{earliest}，请改期（第四十八条）</source>
        <translation>A hearing is announced {days} workdays before; {earliest} at the earliest, please choose another day (Art. 48)</translation>
    </message>
    <message>
        <source>告知书中同一材料列了两次，请删去一项</source>
        <translation>The notice lists a material twice: remove one</translation>
    </message>
    <message>
        <source>告知的天数应为1到{most}，请填写特别程序需要的天数（第四十五条：应当书面告知所需时间）</source>
        <translation>The days told must be 1 to {most}: enter how long the suspension will take (Art. 45: to be told in writing)</translation>
    </message>
    <message>
        <source>审核人与审定人不能是同一人，请由另一位首席代表审定</source>
        <translation>Examiner and signatory can&apos;t be the same person: another signatory must sign off</translation>
    </message>
    <message>
        <source>尚无该办件的收件记录，请先收件</source>
        <translation>There is no receipt of this case yet: receive it first</translation>
    </message>
    <message>
        <source>尚未一次性告知，请把全部材料写入一次性告知书</source>
        <translation>The one-time notice was not given yet; please name every material there</translation>
    </message>
    <message>
        <source>尚未告知听证权利，请先告知申请人</source>
        <translation>The right to a hearing was not told yet, please tell the applicant first</translation>
    </message>
    <message>
        <source>尚未通知听证时间，请先通知</source>
        <translation>The hearing was not announced yet, please announce it first</translation>
    </message>
    <message>
        <source>工号{clerk}在办理时已停用，请由在岗人员重新办理</source>
        <translation>Clerk {clerk} was no longer in service at the time: a clerk in service must do it again</translation>
    </message>
    <message>
        <source>工号{clerk}已停用，请联系值班长</source>
        <translation>Clerk {clerk} is no longer in service: ask the supervisor</translation>
    </message>
    <message>
        <source>已有特别程序正在进行（{day}起），请先登记其结果；需要延长的请重新告知</source>
        <translation>A suspension is running since {day}: record its result first, or tell its days anew</translation>
    </message>
    <message>
        <source>已经告知过听证权利，无需重复告知</source>
        <translation>The right to a hearing was told already</translation>
    </message>
    <message>
        <source>延长后的日期超出工作日历，请核对延长的天数</source>
        <translation>The new day lies outside the calendar, please check the days</translation>
    </message>
    <message>
        <source>延长的天数应为1到{most}日（第四十二条），请改正</source>
        <translation>An extension is 1 to {most} days (Art. 42), please correct it</translation>
    </message>
    <message>
        <source>延长的天数应大于0，请改正</source>
        <translation>The days must be more than 0, please correct them</translation>
    </message>
    <message>
        <source>开始日早于受理日{day}，受理以前没有期限可停，请核对开始日期</source>
        <translation>The first day lies before acceptance on {day}, when no clock ran; please check it</translation>
    </message>
    <message>
        <source>开始日晚于今天，请在特别程序开始当天登记，或核对日期</source>
        <translation>The first day is in the future: record it on that day, or check the date</translation>
    </message>
    <message>
        <source>开始日晚于办结期限，不能用特别程序补救超期，请核对开始日期（第四十五条）</source>
        <translation>The first day lies after the due day; a suspension cannot cure that, please check it (Art. 45)</translation>
    </message>
    <message>
        <source>当场更正须由申请人签名，请签名后再提交</source>
        <translation>A correction on the spot needs the applicant&apos;s signature: have it signed, then submit</translation>
    </message>
    <message>
        <source>扫描件只能是JPEG、PNG图片或PDF，请另存为其中一种后再添加</source>
        <translation>A scan is a JPEG or PNG picture or a PDF: save it as one of these and attach it again</translation>
    </message>
    <message>
        <source>扫描件是空文件，请重新扫描后再添加</source>
        <translation>The scan is an empty file: scan again and attach it</translation>
    </message>
    <message>
        <source>扫描件的校验值格式不对，请重新添加</source>
        <translation>The digest of the scan is malformed: attach it again</translation>
    </message>
    <message>
        <source>扫描件超过20 MB，请降低扫描分辨率或分成几个文件后再添加</source>
        <translation>The scan is larger than 20 MB: scan with a lower resolution or as several files</translation>
    </message>
    <message>
        <source>承诺时限延长后不得超过法定时限，请减少天数；需要超过的请延长法定时限</source>
        <translation>A promise may not be extended beyond the statutory limit: fewer days, or extend the statutory limit</translation>
    </message>
    <message>
        <source>收件未被县级采纳，请先处理收件环节</source>
        <translation>The county refused the receipt: settle the receipt first</translation>
    </message>
    <message>
        <source>文书已交申请人或由他人办理，请值班长作废</source>
        <translation>The paper has left the window, or a colleague did this act: a supervisor must void it</translation>
    </message>
    <message>
        <source>文书编号与所送达的文书不一致，请核对编号</source>
        <translation>The number is not that of the paper handed over: check the number</translation>
    </message>
    <message>
        <source>文件读不出来，请确认文件还在、没有被占用后再添加</source>
        <translation>The file cannot be read: see that it is still there and not in use, then attach it</translation>
    </message>
    <message>
        <source>日期超出工作日历，请校准本机时钟后再受理</source>
        <translation>The date lies outside the workday calendar: set this PC&apos;s clock, then accept</translation>
    </message>
    <message>
        <source>时间已由县级服务器核对，无需确认；如有偏差，请直接校准电脑时间</source>
        <translation>The county has told the time, nothing is to be confirmed; if the PC&apos;s clock is off, set it right</translation>
    </message>
    <message>
        <source>更正前的内容与现有内容不一致，请按现有内容重新更正</source>
        <translation>The text before the correction is not what the case holds: correct again from what it holds now</translation>
    </message>
    <message>
        <source>期限于{due}届满，延长须在届满前批准，到期当天及以后不得延长（第四十二条）</source>
        <translation>The limit ends on {due}; an extension must be approved before that day (Art. 42)</translation>
    </message>
    <message>
        <source>未填写听证日期，请填写</source>
        <translation>The day of the hearing is empty, please fill it in</translation>
    </message>
    <message>
        <source>未核验领取人身份，请核验证件后再送达</source>
        <translation>The recipient&apos;s identity was not checked: check the ID, then deliver</translation>
    </message>
    <message>
        <source>本事项不发证书，请直接送达</source>
        <translation>This item issues no certificate: deliver right away</translation>
    </message>
    <message>
        <source>本事项不是联合办理事项，没有共同实施部门</source>
        <translation>This item is not joint and has no co-agency</translation>
    </message>
    <message>
        <source>本事项为承诺件，请受理后送审核</source>
        <translation>This is a promised item: accept it, then have it examined</translation>
    </message>
    <message>
        <source>本事项依法应当听证，请先举行听证再作决定（第四十六条）</source>
        <translation>The law demands a hearing for this item: hold it before the decision (Art. 46)</translation>
    </message>
    <message>
        <source>本事项依法应当现场核查，请先提交核查记录（第三十四条）</source>
        <translation>The law demands an inspection for this item: hand in its findings first (Art. 34)</translation>
    </message>
    <message>
        <source>本事项没有法定办结时限，不能延长期限</source>
        <translation>This item has no statutory limit to extend</translation>
    </message>
    <message>
        <source>本事项没有这项材料，不得要求提交，请删去</source>
        <translation>The item knows no such material; it may not be asked for, please remove it</translation>
    </message>
    <message>
        <source>本事项没有这项材料，请重新选择事项后核对</source>
        <translation>This item has no such material: choose the item again and judge anew</translation>
    </message>
    <message>
        <source>本事项由县级部门决定，请由县级“{duty}”人员办理</source>
        <translation>The county decides this item: a county clerk with the duty &quot;{duty}&quot; must do this</translation>
    </message>
    <message>
        <source>本办件不予许可，不能制证，请直接送达决定书</source>
        <translation>The application was denied, so there is no certificate: deliver the decision</translation>
    </message>
    <message>
        <source>本办件已出具受理通知书，无需重复受理</source>
        <translation>The notice of acceptance is already made out: no need to accept again</translation>
    </message>
    <message>
        <source>本办件没有这项材料，请选择材料后再添加</source>
        <translation>This case has no such material: choose a material and attach again</translation>
    </message>
    <message>
        <source>本办件的办理期限无法计算，请校准时钟或更新日历后再试</source>
        <translation>The limits of this case cannot be reckoned: set the clock or update the calendar, then try again</translation>
    </message>
    <message>
        <source>本办件还有本机原身份未上报的环节，请先在“待处理”中核对上报，再继续办理</source>
        <translation>This case has steps that this PC never sent under its former identity; look at them in To settle before going on</translation>
    </message>
    <message>
        <source>本机日期早于本办件的收件日期，请校准时钟后重试</source>
        <translation>This PC&apos;s date is before the receipt of the case: set the clock and try again</translation>
    </message>
    <message>
        <source>本机时钟与县级服务器相差1天以上，请先校准电脑日期和时间再办理</source>
        <translation>This PC&apos;s clock is more than a day off the county&apos;s: set its date and time first</translation>
    </message>
    <message>
        <source>本机时钟比县级服务器快{minutes}分钟，请先校准电脑时间再办理</source>
        <translation>This PC&apos;s clock is {minutes} min ahead of the county&apos;s: set it first</translation>
    </message>
    <message>
        <source>本机时钟比县级服务器慢{minutes}分钟，请先校准电脑时间再办理</source>
        <translation>This PC&apos;s clock is {minutes} min behind the county&apos;s: set it first</translation>
    </message>
    <message>
        <source>本机时钟被往回调过，请恢复网络对时，或请值班长在“设置”中确认本机时间后再办理</source>
        <translation>This PC&apos;s clock was set back: restore the line, or ask a supervisor to confirm the time in Settings</translation>
    </message>
    <message>
        <source>本机时钟被调动过，请恢复网络对时，或请值班长在“设置”中确认本机时间后再办理</source>
        <translation>This PC&apos;s clock was moved: restore the line, or ask a supervisor to confirm the time in Settings</translation>
    </message>
    <message>
        <source>本机时间快于县级服务器5分钟以上，请校准时钟后重试</source>
        <translation>This PC&apos;s clock is more than 5 minutes ahead of the county: set it and try again</translation>
    </message>
    <message>
        <source>本机没有办理该环节的工号，请核对后上报</source>
        <translation>This PC does not know the clerk who took the step; check before sending</translation>
    </message>
    <message>
        <source>本机还没有该证书的模板，请等待数据同步后再制证</source>
        <translation>This desk has no template for the certificate yet: wait for the next sync, then issue it</translation>
    </message>
    <message>
        <source>材料未齐，不能当场办结，请先核对材料</source>
        <translation>Materials are not complete, so it can&apos;t be concluded on the spot: judge the materials first</translation>
    </message>
    <message>
        <source>材料齐全，无需补正，请直接受理</source>
        <translation>The materials are complete, nothing to supplement: accept right away</translation>
    </message>
    <message>
        <source>没有人申请听证，依法也不必举行，无需通知时间</source>
        <translation>Nobody asked for a hearing and the law demands none; there is nothing to announce</translation>
    </message>
    <message>
        <source>没有找到正在进行的特别程序，请核对办件的特别程序</source>
        <translation>No running suspension was found, please check those of the case</translation>
    </message>
    <message>
        <source>没有找到正在进行的特别程序，请重新登记特别程序</source>
        <translation>No running suspension was found, please record it anew</translation>
    </message>
    <message>
        <source>没有找到要作废的环节，或该环节已作废</source>
        <translation>The act to void was not found, or is voided already: look at the case again</translation>
    </message>
    <message>
        <source>没有找到要送达的告知书，请先出具告知书</source>
        <translation>There is no notice to hand over: make it out first</translation>
    </message>
    <message>
        <source>没有找到要送达的文书，请先出具文书</source>
        <translation>There is no paper to hand over: make it out first</translation>
    </message>
    <message>
        <source>没有指明要处理的环节，请重新选择</source>
        <translation>No step was named to be settled: choose again</translation>
    </message>
    <message>
        <source>没有核对任何材料，请先选择材料</source>
        <translation>No material was judged: choose materials first</translation>
    </message>
    <message>
        <source>没有正在进行的特别程序，无需结束</source>
        <translation>No suspension is running</translation>
    </message>
    <message>
        <source>没有选择要补正的材料，请先选择材料</source>
        <translation>No material was chosen, please choose first</translation>
    </message>
    <message>
        <source>特别程序尚未结束，请先登记其结果再作决定</source>
        <translation>A suspension is still running: record its result before the decision</translation>
    </message>
    <message>
        <source>现场核查须有两名以上工作人员，请填写两个以上的姓名</source>
        <translation>An inspection takes two people or more, please enter their names</translation>
    </message>
    <message>
        <source>申请人已申请听证，请先举行听证再作决定（第四十七条）</source>
        <translation>The applicant asked for a hearing: hold it before the decision (Art. 47)</translation>
    </message>
    <message>
        <source>申请人须为自然人或法人之一，请重新选择</source>
        <translation>The applicant must be a person or an organisation: choose again</translation>
    </message>
    <message>
        <source>确认本机时间需要“{duty}”岗位职责，请由值班长登录后确认</source>
        <translation>Confirming the time needs the duty “{duty}”: ask a supervisor to sign in and confirm it</translation>
    </message>
    <message>
        <source>结束日{end}早于开始日{begin}，请核对两个日期</source>
        <translation>The last day {end} lies before the first {begin}, please check both</translation>
    </message>
    <message>
        <source>结束日晚于今天，请在结果到达当天登记，或核对日期</source>
        <translation>The last day is in the future: record it on that day, or check the date</translation>
    </message>
    <message>
        <source>编号{number}不在本机领取的号段内，请重新取号</source>
        <translation>Number {number} is in no lease of this desk: take a new number</translation>
    </message>
    <message>
        <source>编号{number}已被使用，请重新取号并收回原文书</source>
        <translation>Number {number} is already used: take a new number and take the first paper back</translation>
    </message>
    <message>
        <source>编号{number}格式或校验不符，请重新取号</source>
        <translation>Number {number} has the wrong form or fails its check: take a new number</translation>
    </message>
    <message>
        <source>补正截至早于告知当日，请改为告知当日或以后的日期</source>
        <translation>The day to supplement by is before the day of the notice; please enter that day or a later one</translation>
    </message>
    <message>
        <source>要处理的环节过多或标识不对，请分开处理</source>
        <translation>Too many steps, or wrong ids: settle them one by one</translation>
    </message>
    <message>
        <source>证书尚未制作，请先制证再送达</source>
        <translation>There is no certificate yet: issue it, then deliver</translation>
    </message>
    <message>
        <source>证书持有人与申请人不一致，请核对姓名后重新制证</source>
        <translation>The certificate&apos;s holder is not the applicant: check the name and issue it again</translation>
    </message>
    <message>
        <source>证书有效期早于制证日，请核对后重新制证</source>
        <translation>The certificate would expire before its day of issue: check and issue it again</translation>
    </message>
    <message>
        <source>证书模板与事项不符，请重新制证</source>
        <translation>The certificate&apos;s template is not that of the item: issue it again</translation>
    </message>
    <message>
        <source>该内容不能当场更正，请重新收件</source>
        <translation>This can&apos;t be corrected on the spot: receive the application again</translation>
    </message>
    <message>
        <source>该办件保存期限已满并已归档移出，不能再办理；如确需办理请重新收件，查阅原件请联系县中心档案管理员</source>
        <translation>The case is past its retention and was taken out into an archive, so nothing more can be done in it: receive the application anew if need be, and ask the county&apos;s archivist for the original</translation>
    </message>
    <message>
        <source>该办件前一环节未被县级服务器接受，请先处理前一环节再重新办理</source>
        <translation>The act before it was not applied by the county: settle that one first, then do this again</translation>
    </message>
    <message>
        <source>该办件属于其他站点，请由受理站点或县级窗口办理</source>
        <translation>The case belongs to another site: that site or a county window must do this</translation>
    </message>
    <message>
        <source>该办件已收件，请勿重复收件</source>
        <translation>This case is received already: don&apos;t receive it twice</translation>
    </message>
    <message>
        <source>该期限已经延长过一次，不得再次延长（第四十二条）</source>
        <translation>This limit was extended once already and may not be again (Art. 42)</translation>
    </message>
    <message>
        <source>该环节由县级部门办理，请由县级值班长作废</source>
        <translation>The county did this act: a county supervisor must void it</translation>
    </message>
    <message>
        <source>该环节的标识与已有环节重复，请重新办理该环节</source>
        <translation>The act has the id of another one: do the act again</translation>
    </message>
    <message>
        <source>该部门不是本事项的共同实施部门，请重新选择</source>
        <translation>This agency is no co-agency of the item, please choose again</translation>
    </message>
    <message>
        <source>该部门已经反馈过意见，如有误请先作废</source>
        <translation>This agency gave its feedback already; if that was wrong, void it first</translation>
    </message>
    <message>
        <source>还有{count}项材料未核对，请全部核对后再一次性告知</source>
        <translation>{count} materials are not judged yet: judge all of them, then give the one-time notice</translation>
    </message>
    <message>
        <source>还有{count}项材料未核对，请全部核对后再受理</source>
        <translation>{count} materials are not judged yet: judge all of them, then accept</translation>
    </message>
    <message>
        <source>还缺{count}项材料，请先出具一次性告知书</source>
        <translation>{count} materials are lacking: make out the one-time notice first</translation>
    </message>
    <message>
        <source>这一份的打印结果已经明确，不需要再确认。</source>
        <translation>It is already known whether this copy was printed: nothing to confirm.</translation>
    </message>
    <message>
        <source>这一份还在打印，请等它打完；没有打出再补打。</source>
        <translation>This copy is still printing: wait for it, and reprint only if it does not come out.</translation>
    </message>
    <message>
        <source>这份扫描件已添加到该材料，不用再添加</source>
        <translation>This scan is attached to this material already</translation>
    </message>
    <message>
        <source>重新告知的天数应多于已告知的{told}日，请填写特别程序总共需要的天数</source>
        <translation>Tell more days than the {told} told before: enter how long the suspension takes in all</translation>
    </message>
    <message>
        <source>首次告知未列的材料不得再次要求补正，请按首次告知书办理；确需补正的由值班长作审查阶段补正</source>
        <translation>What the first notice did not name may not be asked for again; go by the first notice. If it is really needed, a supervisor asks late for it</translation>
    </message>
</context>
<context>
    <name>RefusePanel</name>
    <message>
        <source>1  依法不需要取得行政许可</source>
        <translation>1  No permit is needed by law</translation>
    </message>
    <message>
        <source>2  不符合受理条件</source>
        <translation>2  Conditions are not met</translation>
    </message>
    <message>
        <source>应向何机关</source>
        <translation>Which agency</translation>
    </message>
    <message>
        <source>具体理由</source>
        <translation>Reasons in detail</translation>
    </message>
    <message>
        <source>3  不属于本机关职权，应向其他机关申请</source>
        <translation>3  Another agency is competent</translation>
    </message>
    <message>
        <source>不予受理：选理由</source>
        <translation>Refuse: choose the ground</translation>
    </message>
    <message>
        <source>未填写，请填写后再出具决定书</source>
        <translation>Please fill this in before the decision is made out</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>出具不予受理决定书 (Ctrl+Enter)</source>
        <translation>Make out refusal (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>取消 (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
</context>
<context>
    <name>ResumeForm</name>
    <message>
        <source>{kind}，自{day}</source>
        <translation>{kind}, since {day}</translation>
    </message>
    <message>
        <source>哪一次</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>已记录特别程序结束，次日起继续计时</source>
        <translation>End of the suspension recorded; counting goes on the day after</translation>
    </message>
    <message>
        <source>没有进行中的特别程序</source>
        <translation>No suspension is running</translation>
    </message>
    <message>
        <source>特别程序结束</source>
        <translation>End of the suspension</translation>
    </message>
    <message>
        <source>结束日</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>记录结果，恢复计时 (Ctrl+Enter)</source>
        <translation>Record the result, go on counting (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>ScanTab</name>
    <message>
        <source>Enter 查看，Delete 作废，Ctrl+O 再添加</source>
        <translation>Enter shows, Delete voids, Ctrl+O attaches another</translation>
    </message>
    <message>
        <source>还没有扫描件：在材料上按 Ctrl+O，或把文件拖到这里</source>
        <translation>No scans yet: press Ctrl+O on a material, or drop a file here</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>{material} 第{number}份</source>
        <translation>{material}, no. {number}</translation>
    </message>
    <message>
        <source>办件已决定，还有{count}份扫描件没有传到县里，请保持本机联网直到传完</source>
        <translation>The case is decided and {count} scans have not reached the county: keep this PC on line until they have</translation>
    </message>
    <message>
        <source>县里已有</source>
        <translation>at the county</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>在县里，按 Enter 取来看</source>
        <translation>at the county, Enter fetches it</translation>
    </message>
    <message>
        <source>待上传</source>
        <translation>waiting to be sent</translation>
    </message>
    <message>
        <source>正在从县里取</source>
        <translation>being fetched</translation>
    </message>
</context>
<context>
    <name>ScreenNames</name>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>审签</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>数据同步</source>
        <translation>Data sync</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>15位身份证号码的旧证已停止使用，请按现行居民身份证录入18位号码。</source>
        <translation>Old cards with 15 digits are no longer valid: enter the 18 characters of the current ID card.</translation>
    </message>
    <message>
        <source>{1} 上不是县级服务：请照登记单核对县服务地址。</source>
        <translation>{1} is not a county service: check the county address against the enrolment slip.</translation>
    </message>
    <message>
        <source>{1}“{2}”不是有效日期，请写成2026-01-01的样子。</source>
        <translation>{1}: “{2}” is not a date; write it like 2026-01-01.</translation>
    </message>
    <message>
        <source>{1}不属于{2}年的通知（只可含当年和上年12月），请核对日期。</source>
        <translation>{1} does not belong to the notice of {2} (its own year and the December before only); check the date.</translation>
    </message>
    <message>
        <source>{1}含有自造字，其他系统可能显示不出，请改用标准字符或在备注中说明。</source>
        <translation>{1} holds a private-use character that other systems may not show: use a standard one, or note it in the remarks.</translation>
    </message>
    <message>
        <source>{1}含有证件上不会出现的字符，请对照证件改正。</source>
        <translation>{1} holds a character that no ID document has: correct it from the document.</translation>
    </message>
    <message>
        <source>{1}在同一份通知中出现两次，请只保留一条。</source>
        <translation>{1} is named twice in the notice; keep one.</translation>
    </message>
    <message>
        <source>{1}年有放假日期但没有通知文件，请补上通知的名称。</source>
        <translation>{1} has days but no paper; add the name of the notice.</translation>
    </message>
    <message>
        <source>{1}年的节假日通知重复，请只保留一份。</source>
        <translation>The notice of {1} is given twice; keep one.</translation>
    </message>
    <message>
        <source>{1}年的通知没有文件名称，请填写国务院办公厅通知的名称和文号。</source>
        <translation>The notice of {1} names no paper; enter name and number of the State Council&apos;s notice.</translation>
    </message>
    <message>
        <source>{1}年通知没有任何日期，请按通知补全放假和调休日期。</source>
        <translation>The notice of {1} has no days; enter its days off and make-up workdays.</translation>
    </message>
    <message>
        <source>{1}是工作日，本来就收件，不必设为值班收件（duty_open），请核对日期。</source>
        <translation>{1} is a workday and open anyway, it cannot be a duty day (duty_open); check the date.</translation>
    </message>
    <message>
        <source>{1}未填写，请按证件录入。</source>
        <translation>{1} is empty: enter it as on the document.</translation>
    </message>
    <message>
        <source>{1}本来就不上班，不必再设为本地放假（local_off），请核对日期。</source>
        <translation>{1} is a rest day already, it cannot be a local holiday (local_off); check the date.</translation>
    </message>
    <message>
        <source>{1}没有说明放假还是上班，请把isOffDay写成true或false。</source>
        <translation>{1} does not say whether it is off; set isOffDay to true or false.</translation>
    </message>
    <message>
        <source>{1}超过{2}个字符，本系统完整保存，向外交换时请核对是否被截断。</source>
        <translation>{1} is longer than {2} characters: it is kept whole here; when exchanged, check that it was not cut.</translation>
    </message>
    <message>
        <source>{1}超过{2}个字符，请对照证件删去多余内容。</source>
        <translation>{1} is longer than {2} characters: remove what is not on the document.</translation>
    </message>
    <message>
        <source>{1}须在办件中打印，请先打开办件。</source>
        <translation>{1} is printed from its case: open the case first.</translation>
    </message>
    <message>
        <source>{1}，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。</source>
        <translation>{1}; it is unknown whether this sheet is complete: look at the paper, then choose &quot;Printed&quot; or &quot;Reprint&quot;.</translation>
    </message>
    <message>
        <source>{1}：{2}。</source>
        <translation>{1}: {2}.</translation>
    </message>
    <message>
        <source>{1}：请到“设置”改成{2}这样的设备地址。</source>
        <translation>{1}: in Settings, write a device address such as {2}.</translation>
    </message>
    <message>
        <source>“{1}”不是设备文件：请到“设置”改成打印机的设备文件，如“/dev/usb/lp0”。</source>
        <translation>&quot;{1}&quot; is not a device file: in Settings, write the printer&apos;s device file, such as &quot;/dev/usb/lp0&quot;.</translation>
    </message>
    <message>
        <source>一次上报的内容超过16 MB，程序会分批重试。</source>
        <translation>More than 16 MB were sent at once: the program will try again in parts.</translation>
    </message>
    <message>
        <source>一次上报的数据过大，被中途的设备拒收；办件都在本机，请联系县管理员放宽上限。</source>
        <translation>What was sent at once is too large for a device on the way; all cases are safe here. Ask the county&apos;s administrator to raise the limit.</translation>
    </message>
    <message>
        <source>一次最多上报{1}个环节，请分批上报。</source>
        <translation>At most {1} acts can be sent at once: send them in parts.</translation>
    </message>
    <message>
        <source>上报内容解压失败，程序会自动重试。</source>
        <translation>The county could not unpack what was sent: the program will try again.</translation>
    </message>
    <message>
        <source>上报的序号与环节不一致，请联系技术支持。</source>
        <translation>The sequence sent does not match the acts: ask technical support.</translation>
    </message>
    <message>
        <source>上报的环节不属于本机，请联系技术支持。</source>
        <translation>The acts sent are not of this desk: ask technical support.</translation>
    </message>
    <message>
        <source>上报的环节没有按保存时的分组，请联系技术支持。</source>
        <translation>The acts were not sent in the groups they were saved in: ask technical support.</translation>
    </message>
    <message>
        <source>上次打印时程序中断，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”。</source>
        <translation>The program stopped while printing; it is unknown whether this sheet is complete: look at the paper, then choose &quot;Printed&quot; or &quot;Reprint&quot;.</translation>
    </message>
    <message>
        <source>不支持的压缩方式，请更新程序后重试。</source>
        <translation>The county does not know this compression: update the program and try again.</translation>
    </message>
    <message>
        <source>与县里的连接中途断开：办件照常办理，会自动重试。</source>
        <translation>The connection to the county was cut: go on working, it will be tried again.</translation>
    </message>
    <message>
        <source>与设备的连接中途断开</source>
        <translation>the connection to the device was cut</translation>
    </message>
    <message>
        <source>串口地址缺少端口名</source>
        <translation>the serial address lacks the name of the port</translation>
    </message>
    <message>
        <source>串口地址里不认识“{1}”</source>
        <translation>&quot;{1}&quot; is not known in a serial address</translation>
    </message>
    <message>
        <source>串口速率“{1}”不可用</source>
        <translation>the serial speed &quot;{1}&quot; can&apos;t be used</translation>
    </message>
    <message>
        <source>事项版本与受理时不一致，请等待数据同步后再制证。</source>
        <translation>The item&apos;s version is not the one accepted under: wait for the next sync, then issue the certificate.</translation>
    </message>
    <message>
        <source>代理人与申请人的关系未填写，请选择或录入关系。</source>
        <translation>The agent&apos;s relation to the applicant is empty: choose or enter it.</translation>
    </message>
    <message>
        <source>代理人没有授权材料，请收取授权委托书并录入其名称或编号。</source>
        <translation>The agent has no authorisation: take in the letter of authority and enter its name or number.</translation>
    </message>
    <message>
        <source>出生日期与身份证号码不一致，请对照证件核对。</source>
        <translation>The date of birth differs from the ID number: check both against the card.</translation>
    </message>
    <message>
        <source>办件数据已关闭，请重新打开程序。</source>
        <translation>The case data is closed: open the program again.</translation>
    </message>
    <message>
        <source>县服务器的安全证书不可信，没有发送任何数据：请联系县管理员。</source>
        <translation>The county&apos;s security certificate can&apos;t be trusted; nothing was sent. Ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县服务地址不对：请照登记单填写，如 https://county.example.gov.cn:8443。</source>
        <translation>The county address is wrong: copy it from the enrolment slip, such as https://county.example.gov.cn:8443.</translation>
    </message>
    <message>
        <source>县服务地址没有加密（http）：请把地址改成 https 开头，或请县管理员启用加密。</source>
        <translation>The county address is not encrypted (http): let it start with https, or ask the county&apos;s administrator to turn encryption on.</translation>
    </message>
    <message>
        <source>县级数据库已从备份恢复，请重新同步；本机办件会自动补传。</source>
        <translation>The county was restored from a backup: sync again; this desk&apos;s acts are sent again by themselves.</translation>
    </message>
    <message>
        <source>县级数据库暂时不可用，本机办件已保存，程序会自动重试。</source>
        <translation>The county&apos;s database is away for the moment: all cases are saved here, the program will try again.</translation>
    </message>
    <message>
        <source>县级服务器内部出错，本机办件已保存，程序会自动重试。</source>
        <translation>The county hit an error: all cases are saved here, the program will try again.</translation>
    </message>
    <message>
        <source>县级服务器没有本机的登记，请重新登记本机。</source>
        <translation>The county does not know this desk: enrol it again.</translation>
    </message>
    <message>
        <source>县级服务器缺少本机较早的环节，程序会自动从缺少处补传。</source>
        <translation>The county lacks earlier acts of this desk: the program sends them again from there.</translation>
    </message>
    <message>
        <source>县级服务版本过旧：请联系县管理员升级。</source>
        <translation>The county&apos;s program is too old: ask its administrator to update it.</translation>
    </message>
    <message>
        <source>县级服务的公钥与本机登记时的不同，已停止联系：请联系县管理员核对县服务地址。</source>
        <translation>The county&apos;s public key is not the one of this desk&apos;s enrolment; contact was stopped. Ask the county&apos;s administrator to check the address.</translation>
    </message>
    <message>
        <source>县级服务的版本不支持从终端发布日历，请联系县管理员升级后再试。</source>
        <translation>The county&apos;s program cannot publish from a desk; ask its administrator to update it.</translation>
    </message>
    <message>
        <source>县级服务的版本比本机旧，办件先存在本机：请联系县管理员升级县级服务。</source>
        <translation>The county&apos;s program is older than this desk&apos;s; cases are kept here for now. Ask the county&apos;s administrator to update it.</translation>
    </message>
    <message>
        <source>县级服务的答复前后不一致，没有登记：请联系县管理员核对地址。</source>
        <translation>The county&apos;s answer contradicts itself, so the desk was not enrolled: check the address with the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县级服务程序版本较旧，请通知县中心管理员升级；本机办件已保存，升级后自动上报。</source>
        <translation>The county&apos;s program is older: tell its administrator to update it. Cases are saved here and are sent after the update.</translation>
    </message>
    <message>
        <source>县里反复要求重新握手，本机稍后再试；反复出现请联系县管理员。</source>
        <translation>The county keeps asking for a new handshake; this desk will try again later. If it comes back, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县里没有及时答复：线路慢或中断，办件照常办理，会自动重试。</source>
        <translation>The county did not answer in time (slow or broken line): go on working, it will be tried again.</translation>
    </message>
    <message>
        <source>县里没有工号{1}，请核对后重新登录。</source>
        <translation>The county has no clerk {1}; check and sign in again.</translation>
    </message>
    <message>
        <source>县里没有说明已收到哪些办理环节，本机照旧保留并会重试；反复出现请联系县管理员。</source>
        <translation>The county did not say which acts it received; they are kept and sent again. If it comes back, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县里的服务器暂时忙或在维护（{1}）：办件照常办理，会自动重试。</source>
        <translation>The county is busy or under maintenance ({1}): go on working, it will be tried again.</translation>
    </message>
    <message>
        <source>县里的服务器暂时忙，没有发布：请稍后再发布。</source>
        <translation>The county is busy; nothing was published. Try again later.</translation>
    </message>
    <message>
        <source>县里的答复前后不一致（{}），本机没有采用；会自动重试，反复出现请联系县管理员。</source>
        <translation>The county&apos;s answer contradicts itself and was not used; it will be tried again. If it comes back, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县里的答复大得不正常，没有采用：请联系县管理员。</source>
        <translation>The county&apos;s answer is larger than it can be and was not used: ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县里的答复用了本机不认识的压缩方式（{1}）：请联系县管理员。</source>
        <translation>The county&apos;s answer is compressed in a way this desk does not know ({1}): ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>县里说有新数据却没有发来，本机会自动重试；反复出现请联系县管理员。</source>
        <translation>The county speaks of new data but sent none; this desk will try again. If it comes back, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>受理通知书上的承诺日为{}，按现行日历应为{}，请按较早的一天办理</source>
        <translation>The notice of acceptance promises {}; by today&apos;s calendar it is {}: keep to the earlier day</translation>
    </message>
    <message>
        <source>只有县中心的值班管理人员可以发布日历，请由其办理。</source>
        <translation>Only a supervisor of the county hall may publish a calendar.</translation>
    </message>
    <message>
        <source>只能发布节假日通知或本地日历，请核对。</source>
        <translation>Only holiday notices and local days can be published.</translation>
    </message>
    <message>
        <source>只能在县政务服务中心的终端发布日历，请到县中心办理。</source>
        <translation>A calendar is published at a desk of the county hall only.</translation>
    </message>
    <message>
        <source>只能领取本站点今年或明年的号段，请联系技术支持。</source>
        <translation>Only numbers of this site, for this year or the next, are lent: ask technical support.</translation>
    </message>
    <message>
        <source>号段不属于本机，请联系技术支持。</source>
        <translation>The lease is not of this desk: ask technical support.</translation>
    </message>
    <message>
        <source>同步程序出错，已记入日志，会自动重试。</source>
        <translation>Sync hit an error and logged it; it will be tried again.</translation>
    </message>
    <message>
        <source>同步程序出错，已记入日志：办件都在本机，会自动重试，反复出现请联系管理员。</source>
        <translation>Sync hit an error and logged it: all cases are safe here and it will be tried again. If it comes back, ask the administrator.</translation>
    </message>
    <message>
        <source>密码连续输错，已暂停登录，请{1}分钟后再试，或由值班长核实身份后协助处理。</source>
        <translation>Too many wrong passwords: signing in is locked. Try again in {1} minutes, or ask the supervisor.</translation>
    </message>
    <message>
        <source>尚未与县里联系。</source>
        <translation>No contact with the county yet.</translation>
    </message>
    <message>
        <source>尚未收到工作日历，不能计算办理期限，请联网同步后再办理。</source>
        <translation>There is no workday calendar yet, so no limit can be counted: sync first.</translation>
    </message>
    <message>
        <source>工号或密码不正确，再错{1}次将暂停登录，请核对后重新输入。</source>
        <translation>Wrong number or password; {1} more mistakes lock signing in: check and try again.</translation>
    </message>
    <message>
        <source>性别与身份证号码第17位不一致，请对照证件核对。</source>
        <translation>The sex differs from the 17th digit of the ID number: check both against the card.</translation>
    </message>
    <message>
        <source>手机号码应为11位，请与申请人核对后补全。</source>
        <translation>A mobile number has 11 digits: check it with the applicant.</translation>
    </message>
    <message>
        <source>打印头过热</source>
        <translation>the print head is too hot</translation>
    </message>
    <message>
        <source>打印时程序出错，不知道这一张是否打全：请看出纸，再选“已打出”或“补打”，并把日志交给技术人员。</source>
        <translation>The program failed while printing; it is unknown whether this sheet is complete: look at the paper, choose &quot;Printed&quot; or &quot;Reprint&quot;, and pass the log to technical support.</translation>
    </message>
    <message>
        <source>打印机切刀卡住</source>
        <translation>the printer&apos;s cutter is jammed</translation>
    </message>
    <message>
        <source>打印机处于脱机状态</source>
        <translation>the printer is off line</translation>
    </message>
    <message>
        <source>打印机报告故障</source>
        <translation>the printer reports a fault</translation>
    </message>
    <message>
        <source>打印机盖子没有合好</source>
        <translation>the printer&apos;s cover is open</translation>
    </message>
    <message>
        <source>打印机缺纸</source>
        <translation>the printer is out of paper</translation>
    </message>
    <message>
        <source>找不到县服务器的地址：请检查网络和设置里的县服务地址，办件照常办理。</source>
        <translation>The county&apos;s address can&apos;t be found: check the network and the county address in Settings; go on working.</translation>
    </message>
    <message>
        <source>告知书于{}送达，记录{}才到达，视为受理已自动更正，请值班长知悉</source>
        <translation>The notice was handed over on {}, its record arrived on {} only; the deemed acceptance was put right by itself, for the supervisor to know</translation>
    </message>
    <message>
        <source>“{}”首次告知时未列，审查阶段才要求补正：{}</source>
        <translation>“{}” was not named in the first notice and is asked for only during the examination: {}</translation>
    </message>
    <message>
        <source>上报内容传得太慢，本机办件已保存，线路好转后程序会自动重试。</source>
        <translation>The upload was too slow. All cases are saved here; the program tries again when the line is better.</translation>
    </message>
    <message>
        <source>县级服务里没有本机的登记（可能从备份恢复过），已停止同步；办件都在本机，请联系县管理员核对，取登记码重新登记本机。</source>
        <translation>The county does not know this PC (it may have been restored from a backup); sync has stopped. All cases are on this PC: call the county&apos;s administrator, get a code and enrol this PC again.</translation>
    </message>
    <message>
        <source>县里发现本机数据被恢复或复制过，已停止同步和给号；未上报的办件都在本机，请向县管理员取登记码，重新登记本机。</source>
        <translation>The county found that this PC&apos;s data was restored or copied and has stopped sync and numbers. All cases are on this PC: get a code from the county&apos;s administrator and enrol this PC again.</translation>
    </message>
    <message>
        <source>县里对扫描件的答复不合规约，会自动重试。</source>
        <translation>The county’s answer about a scan breaks the protocol; it is tried again.</translation>
    </message>
    <message>
        <source>县里已停用本机；未上报的办件都在本机，请联系县管理员，需要继续使用时取登记码重新登记本机。</source>
        <translation>The county has withdrawn this PC. What was not sent is on it: call the county&apos;s administrator, and get a code to enrol it again if it is to go on.</translation>
    </message>
    <message>
        <source>县里的扫描件与登记的校验值不符，没有采用，请联系县管理员核对。</source>
        <translation>The county’s scan is not what its digest says and was not used: ask the county’s administrator.</translation>
    </message>
    <message>
        <source>名额{}个，受理先后存疑（可能为第{}至{}位），请值班长核对各窗口时钟后核定</source>
        <translation>{} places: the order of acceptance is in doubt (number {} to {}). A supervisor must check the clocks and settle it</translation>
    </message>
    <message>
        <source>名额{}个，按受理先后排在第{}位，已超出名额，请值班长核定，不得自动不予许可</source>
        <translation>{} places: by the order of acceptance number {}, beyond the last. A supervisor must settle it; nothing is refused by itself</translation>
    </message>
    <message>
        <source>告知书在期限内送达，但记录到达前办件已按视为受理审核，受理日不变，请值班长核对</source>
        <translation>The notice was handed over in time, but the case was examined as accepted by law before the record arrived. The day of acceptance stays; a supervisor must check</translation>
    </message>
    <message>
        <source>工号{1}已停用，请联系县管理员。</source>
        <translation>Clerk {1} is out of service; ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>年份{1}不在{2}至{3}之间，请核对通知的年份。</source>
        <translation>Year {1} is not between {2} and {3}; check the year of the notice.</translation>
    </message>
    <message>
        <source>恢复文件打不开：文件已损坏，或不是这台电脑写的，请用写它的电脑的数据文件夹。</source>
        <translation>The recovery file cannot be opened: it is damaged or was written by another PC. Use the data folder of the PC that wrote it.</translation>
    </message>
    <message>
        <source>扫描件分块的类型不对，请更新程序后重试。</source>
        <translation>The piece of the scan is of a wrong type: update the program and try again.</translation>
    </message>
    <message>
        <source>提交的不是本机，请重新登录后再发布。</source>
        <translation>This was not sent by this desk; sign in again and publish anew.</translation>
    </message>
    <message>
        <source>提交的签名与本机密钥不符，请重新登记本机。</source>
        <translation>The signature is not that of this desk; enrol it again.</translation>
    </message>
    <message>
        <source>收件后5个工作日内既未一次性告知也未受理，自收到申请材料之日起视为受理</source>
        <translation>Neither told nor accepted within 5 workdays of receipt: accepted by law as of the day of receipt</translation>
    </message>
    <message>
        <source>收到的数据与本机已有的接不上，没有采用，会自动重新读取。</source>
        <translation>What came does not follow on what this desk has; it was not used and is read again.</translation>
    </message>
    <message>
        <source>收到的答复不完整或不是县级服务发来的，没有采用：会自动重试。</source>
        <translation>The answer was incomplete or not from the county and was not used: it will be tried again.</translation>
    </message>
    <message>
        <source>收到的答复不是县级服务发来的或已损坏，没有采用：请检查网络是否需要登录上网，稍后会自动重试。</source>
        <translation>The answer was damaged or not from the county and was not used: check whether the network wants a sign-in page; it will be tried again.</translation>
    </message>
    <message>
        <source>文书打印机地址写得不对：请写成“cups:打印机名”或“folder:保存PDF的文件夹”。</source>
        <translation>The document printer&apos;s address is wrong: write &quot;cups:printer name&quot; or &quot;folder:folder for the PDFs&quot;.</translation>
    </message>
    <message>
        <source>文件不是有效的JSON（UTF-8），请重新导出。</source>
        <translation>The file is not JSON in UTF-8; export it again.</translation>
    </message>
    <message>
        <source>文件的签名与本县公钥不符，内容可能被改动过；其他单位签名的文件请由县管理员用命令发布。</source>
        <translation>The file is not signed by this county and may have been touched; files signed by others are published by the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>文件读不出来，请核对路径和权限。</source>
        <translation>The file cannot be read; check path and rights.</translation>
    </message>
    <message>
        <source>文件超过256 KB，不是日历文件，请核对。</source>
        <translation>The file is longer than 256 KB and no calendar; check it.</translation>
    </message>
    <message>
        <source>文件里是{1}年的通知，而指明的是{2}年，请核对文件或年份。</source>
        <translation>The file holds the notice of {1}, not of {2}; check file or year.</translation>
    </message>
    <message>
        <source>日历内容不是有效的JSON，请核对文件。</source>
        <translation>The calendar is not JSON; check the file.</translation>
    </message>
    <message>
        <source>日历文件超过256 KB，请核对文件。</source>
        <translation>The calendar is longer than 256 KB; check the file.</translation>
    </message>
    <message>
        <source>本地日历{1}没有名称，请填写节日或值班的名称。</source>
        <translation>Local day {1} has no name; enter that of the festival or duty.</translation>
    </message>
    <message>
        <source>本地日历{1}的kind应为local_off（本地放假）或duty_open（值班收件），请改正。</source>
        <translation>Local day {1}: kind is local_off (local holiday) or duty_open (duty day); correct it.</translation>
    </message>
    <message>
        <source>本地日历中{1}重复，请只保留一条。</source>
        <translation>Local day {1} is given twice; keep one.</translation>
    </message>
    <message>
        <source>本地日历文件中没有日期，请至少填写一天。</source>
        <translation>The file of local days is empty; enter at least one day.</translation>
    </message>
    <message>
        <source>本地日历文件应为日期的列表，请按格式重新填写。</source>
        <translation>A file of local days is a list of days; write it anew.</translation>
    </message>
    <message>
        <source>本地日历的日期{1}不在{2}至{3}年之间，请核对日期。</source>
        <translation>Local day {1} is not between {2} and {3}; check the date.</translation>
    </message>
    <message>
        <source>本地日历第{1}个日期格式不对，请填写date、kind、name三项。</source>
        <translation>Local day no. {1} is malformed; give date, kind and name.</translation>
    </message>
    <message>
        <source>本地日历里没有{1}的{2}，请用calendar show核对。</source>
        <translation>There is no {2} on {1}; check with calendar show.</translation>
    </message>
    <message>
        <source>本机与县里的数据核对不一致，正在重新下载；本提示一直不消失时，请联系县管理员核对。</source>
        <translation>This desk&apos;s data differs from the county&apos;s and is being fetched again; if this stays, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>本机公钥格式不对，请重新启动程序后再登记。</source>
        <translation>This desk&apos;s public key is malformed: restart the program and enrol again.</translation>
    </message>
    <message>
        <source>本机办件数据损坏，请停止办理并联系管理员用备份恢复。</source>
        <translation>This desk&apos;s case data is damaged: stop working and ask the administrator to restore a backup.</translation>
    </message>
    <message>
        <source>本机办件数据正被占用，刚才的办理没有保存，请稍后再试。</source>
        <translation>The case data is in use by another program, so this was not saved: try again shortly.</translation>
    </message>
    <message>
        <source>本机原来的密钥与县里登记的不符，请联系县中心管理员核对后重新登记。</source>
        <translation>The key that this PC had is not the one the county knows. Call the county&apos;s administrator, then enrol again.</translation>
    </message>
    <message>
        <source>本机名称应为 1 至 100 个字：请重新输入，如“1 号窗口”。</source>
        <translation>The desk&apos;s name has 1 to 100 characters: enter it again, such as &quot;Window 1&quot;.</translation>
    </message>
    <message>
        <source>本机密钥与登记不符，请重新登记本机。</source>
        <translation>This desk&apos;s key is not the enrolled one: enrol the desk again.</translation>
    </message>
    <message>
        <source>本机密钥文件损坏，请联系管理员从备份恢复 keys.json。</source>
        <translation>This desk&apos;s key file is damaged: ask the administrator to restore keys.json from a backup.</translation>
    </message>
    <message>
        <source>本机密钥文件由更新版本的程序保存，请安装最新版本后再打开。</source>
        <translation>This desk&apos;s key file was saved by a newer program: install the newest version, then open it again.</translation>
    </message>
    <message>
        <source>本机尚未登记：请先用县里发放的登记码登记。</source>
        <translation>This desk is not enrolled: enrol it with the one-time code from the county.</translation>
    </message>
    <message>
        <source>本机已有密钥文件，请直接登录，不要重复初始化。</source>
        <translation>This desk has a key file already: sign in, don&apos;t set it up again.</translation>
    </message>
    <message>
        <source>本机已经登记，请关闭本窗口后重新打开程序，再用工号登录。</source>
        <translation>This desk is enrolled already: close this window, open the program again and sign in.</translation>
    </message>
    <message>
        <source>本机已被县中心停用，请联系县中心管理员；本机办件仍保留。</source>
        <translation>The county has withdrawn this desk: ask its administrator; the cases here are kept.</translation>
    </message>
    <message>
        <source>本机数据与县级记录不一致（可能恢复过旧备份或被复制），请停止取号并重新登记本机；未上报的办件会保留。</source>
        <translation>This desk&apos;s data differs from the county&apos;s record (restored from an old backup, or copied): stop taking numbers and enrol again; unsent cases are kept.</translation>
    </message>
    <message>
        <source>本机数据库不是登记时的那一个，请重新登记本机；未上报的办件会保留。</source>
        <translation>This desk&apos;s database is not the enrolled one: enrol again; unsent cases are kept.</translation>
    </message>
    <message>
        <source>本机数据无法用现有密钥打开，请联系管理员核对或恢复密钥文件。</source>
        <translation>This desk&apos;s data can&apos;t be opened with its key: ask the administrator to check or restore the key file.</translation>
    </message>
    <message>
        <source>本机数据由更新版本的程序保存（数据版本{1}，本程序支持到{2}），请安装最新版本后再打开。</source>
        <translation>This desk&apos;s data was saved by a newer program (data version {1}, this program knows up to {2}): install the newest version, then open it again.</translation>
    </message>
    <message>
        <source>本机时间与县级服务器相差超过5分钟，请校准时钟后重试。</source>
        <translation>This PC&apos;s clock is more than 5 minutes off the county&apos;s: set it and try again.</translation>
    </message>
    <message>
        <source>本机没有密钥文件，请先用注册码启用本机。</source>
        <translation>This desk has no key file: enrol it with a one-time code first.</translation>
    </message>
    <message>
        <source>本机没有系统密钥环，请输入工号和密码来保护本机数据。</source>
        <translation>This PC has no system key ring: enter a clerk number and password to protect its data.</translation>
    </message>
    <message>
        <source>本机没有该工号的登录记录，请核对工号，或由已在本机登录过的人员先开机。</source>
        <translation>This number never signed in here: check it, or let a clerk who did sign in first.</translation>
    </message>
    <message>
        <source>本机流水的前后校验不符，数据可能损坏，请联系技术支持。</source>
        <translation>This desk&apos;s journal fails its check; data may be damaged: ask technical support.</translation>
    </message>
    <message>
        <source>本机的扫描件文件读不出来，请重新添加同一份扫描件。</source>
        <translation>The copy of the scan on this PC cannot be read: attach the same scan again.</translation>
    </message>
    <message>
        <source>本机程序与县级服务器版本不兼容，请更新程序。</source>
        <translation>This desk&apos;s program and the county&apos;s don&apos;t fit: update the program.</translation>
    </message>
    <message>
        <source>本机程序版本 {1} 过旧（县里要求 {2} 以上）：办件仍会上报，但不再接收新数据，请联系管理员升级程序。</source>
        <translation>This program, version {1}, is too old (the county asks for {2} or later): acts are still sent but nothing new is received. Ask the administrator to update it.</translation>
    </message>
    <message>
        <source>本机程序版本过旧：请先升级本机程序。</source>
        <translation>This desk&apos;s program is too old: update it first.</translation>
    </message>
    <message>
        <source>本机进度超过县级服务器，县级数据可能已恢复，请重新同步。</source>
        <translation>This desk is ahead of the county, which may have been restored: sync again.</translation>
    </message>
    <message>
        <source>正在下载事项、日历、人员名单和本县办件……</source>
        <translation>Downloading items, calendar, staff and the county&apos;s cases…</translation>
    </message>
    <message>
        <source>正在核对工号……</source>
        <translation>Checking the clerk number…</translation>
    </message>
    <message>
        <source>正在连接县级服务器……</source>
        <translation>Contacting the county…</translation>
    </message>
    <message>
        <source>没有任何一年的节假日通知，请先导入国务院办公厅的放假通知。</source>
        <translation>No year&apos;s notice is known; publish the State Council&apos;s notice first.</translation>
    </message>
    <message>
        <source>没有使用该设备的权限</source>
        <translation>this user may not use the device</translation>
    </message>
    <message>
        <source>没有填写设备地址</source>
        <translation>the device address is empty</translation>
    </message>
    <message>
        <source>没有打印：{1}，{2}，然后重新打印。</source>
        <translation>Not printed: {1}; {2}, then print again.</translation>
    </message>
    <message>
        <source>没有找到要打印的事项，请重新选择事项后打印。</source>
        <translation>The item to print was not found: choose it again, then print.</translation>
    </message>
    <message>
        <source>没有找到要打印的文书所属的办件，请等待数据同步后再打印。</source>
        <translation>The case of this paper was not found: wait for the next sync, then print.</translation>
    </message>
    <message>
        <source>没有找到证照模板，请等待数据同步后再制证。</source>
        <translation>The certificate&apos;s template was not found: wait for the next sync, then issue it.</translation>
    </message>
    <message>
        <source>没有收到县里的答复，不知是否已发布：线路恢复后请核对，没有时再发布一次（重复没有影响）。</source>
        <translation>The county did not answer, so it may or may not be published: check once the line is back, and publish again if it is not there (twice does no harm).</translation>
    </message>
    <message>
        <source>没有站点“{1}”，现有站点：{2}。</source>
        <translation>There is no site &quot;{1}&quot;; known sites: {2}.</translation>
    </message>
    <message>
        <source>没有设置小票打印机，请先填写打印机地址。</source>
        <translation>No ticket printer is set: fill in the printer address first.</translation>
    </message>
    <message>
        <source>没有设置小票打印机，请到“设置”填写打印机地址和型号。</source>
        <translation>No ticket printer is set: fill in its address and model in Settings.</translation>
    </message>
    <message>
        <source>没有设置文书打印机，请到“设置”填写文书打印机。</source>
        <translation>No document printer is set: fill it in in Settings.</translation>
    </message>
    <message>
        <source>没有该工号，请核对工号，或联网更新人员名单后再试。</source>
        <translation>There is no such clerk number: check it, or go on line to fetch the list of clerks.</translation>
    </message>
    <message>
        <source>没有读到身份证</source>
        <translation>no ID card was read</translation>
    </message>
    <message>
        <source>没有这个接口，请更新程序或核对服务器地址。</source>
        <translation>The county has no such service: update the program, or check the county address.</translation>
    </message>
    <message>
        <source>清单写不进{1}，请检查磁盘空间和文件夹权限后重试。</source>
        <translation>The list can&apos;t be written to {1}: check the disk&apos;s room and the folder&apos;s permissions, then try again.</translation>
    </message>
    <message>
        <source>特别程序已用{}日，超过书面告知的{}日，请重新书面告知申请人</source>
        <translation>The suspension has taken {} days, more than the {} told in writing: tell the applicant anew in writing</translation>
    </message>
    <message>
        <source>特别程序没有出具告知书，所用时间不能扣除，请补出特别程序告知书</source>
        <translation>The suspension has no notice, so its days are not excluded: make out its notice</translation>
    </message>
    <message>
        <source>环节内容超过64 KB，请联系技术支持。</source>
        <translation>The act is larger than 64 KB: ask technical support.</translation>
    </message>
    <message>
        <source>环节的签名不符，数据可能损坏，请联系技术支持。</source>
        <translation>An act&apos;s signature is wrong; data may be damaged: ask technical support.</translation>
    </message>
    <message>
        <source>申请材料清单须按事项打印，请先选择事项。</source>
        <translation>The list of materials is printed for an item: choose one first.</translation>
    </message>
    <message>
        <source>登录凭证已过期，请重新连接县级服务器。</source>
        <translation>The session has expired: connect to the county again.</translation>
    </message>
    <message>
        <source>登录凭证无效，请重新连接县级服务器。</source>
        <translation>The session is not valid: connect to the county again.</translation>
    </message>
    <message>
        <source>登记码不对、已用过或已过期：请核对，或请县管理员重新发放登记码。</source>
        <translation>The one-time code is wrong, used or expired: check it, or ask the county&apos;s administrator for another.</translation>
    </message>
    <message>
        <source>登记码不正确，请核对后重新输入。</source>
        <translation>The one-time code is wrong: check it and enter it again.</translation>
    </message>
    <message>
        <source>登记码为空或过长：请照县里发放的登记码重新输入。</source>
        <translation>The one-time code is empty or too long: enter it as the county gave it.</translation>
    </message>
    <message>
        <source>登记码已被使用，请向县中心管理员另取一个。</source>
        <translation>The one-time code is used: ask the county&apos;s administrator for another.</translation>
    </message>
    <message>
        <source>登记码已过期，请向县中心管理员另取一个。</source>
        <translation>The one-time code has expired: ask the county&apos;s administrator for another.</translation>
    </message>
    <message>
        <source>登记码输错次数过多，请15分钟后再试。</source>
        <translation>Too many wrong one-time codes: try again in 15 minutes.</translation>
    </message>
    <message>
        <source>登记途中线路断开：请直接按“登记”重试，不要关闭程序，登记码仍然有效。</source>
        <translation>The line was cut while enrolling: press Enrol again and don&apos;t close the program; the one-time code still works.</translation>
    </message>
    <message>
        <source>磁盘写不进去，没有登记：请检查磁盘空间和权限后重试，登记码仍然有效。</source>
        <translation>The disk could not be written, nothing was enrolled: check room and permissions and try again; the code is still good.</translation>
    </message>
    <message>
        <source>磁盘写不进去，请检查磁盘空间和权限后再试。</source>
        <translation>The disk can&apos;t be written: check its space and permissions, then try again.</translation>
    </message>
    <message>
        <source>磁盘（{1}）写不进备份，办理不受影响，请联系管理员检查磁盘空间。</source>
        <translation>The disk ({1}) did not take the backup copy; work goes on. Have an administrator check its space.</translation>
    </message>
    <message>
        <source>磁盘（{1}）空间不足，刚才的办理没有保存，请清理磁盘，腾出空间后即可继续办理。</source>
        <translation>The disk ({1}) is full and the last step was not saved: free some space on it, then go on.</translation>
    </message>
    <message>
        <source>磁盘（{1}）读写出过错，本机现在只能查看，请联系管理员检查磁盘，再重新打开程序办理。</source>
        <translation>The disk ({1}) failed and this desk only shows what it has: have an administrator check the disk, then open the program again.</translation>
    </message>
    <message>
        <source>磁盘（{1}）读写出错，刚才的办理没有保存，请联系管理员检查磁盘，再重新打开程序，先查一下刚才的办理在不在。</source>
        <translation>The disk ({1}) failed and the last step was not saved: have an administrator check the disk, then open the program again and first look whether the last step is there.</translation>
    </message>
    <message>
        <source>程序正在退出</source>
        <translation>the program is closing</translation>
    </message>
    <message>
        <source>程序正在退出，与县里的连接已断开；未上报的办件下次启动后自动上报。</source>
        <translation>The program is closing and has left the line; unsent acts are sent at the next start.</translation>
    </message>
    <message>
        <source>窗口程序已在本机运行，请切换到已打开的窗口，或先退出再重新打开。</source>
        <translation>The program is already running here: switch to its window, or close it and open it again.</translation>
    </message>
    <message>
        <source>端口“{1}”不是 1 到 65535 的数</source>
        <translation>the port &quot;{1}&quot; is not a number from 1 to 65535</translation>
    </message>
    <message>
        <source>第{1}个日期格式不对，请填写name、date、isOffDay三项。</source>
        <translation>Day no. {1} is malformed; give name, date and isOffDay.</translation>
    </message>
    <message>
        <source>线路正常，已与县里同步。</source>
        <translation>The line is good and this desk is in step with the county.</translation>
    </message>
    <message>
        <source>经办人看过出纸，已打出。</source>
        <translation>The clerk looked: it was printed.</translation>
    </message>
    <message>
        <source>经办人看过出纸，没有打全，已补打。</source>
        <translation>The clerk looked: it was not complete and was reprinted.</translation>
    </message>
    <message>
        <source>统一社会信用代码只含数字和除I、O、S、V、Z以外的大写字母，且第3至8位为数字，请对照证照改正。</source>
        <translation>A credit code has digits and capitals other than I, O, S, V, Z, and digits at places 3 to 8: correct it from the licence.</translation>
    </message>
    <message>
        <source>统一社会信用代码应为18位，请对照证照逐位核对有无漏输或多输。</source>
        <translation>A credit code has 18 characters: compare it with the licence, one by one.</translation>
    </message>
    <message>
        <source>统一社会信用代码未填写，请按营业执照或登记证书录入18位代码。</source>
        <translation>The credit code is empty: enter the 18 characters on the business licence or certificate.</translation>
    </message>
    <message>
        <source>统一社会信用代码校验位不符，可能输错一位，请对照证照重新录入。</source>
        <translation>The credit code fails its check, perhaps one character is wrong: enter it again from the licence.</translation>
    </message>
    <message>
        <source>缺少{1}年的节假日通知，请补上后再导入{2}年的通知。</source>
        <translation>The notice of {1} is missing; publish it before that of {2}.</translation>
    </message>
    <message>
        <source>缺少登录凭证，请重新连接县级服务器。</source>
        <translation>There is no session: connect to the county again.</translation>
    </message>
    <message>
        <source>网络地址“{1}”的方括号不完整</source>
        <translation>the brackets of the network address &quot;{1}&quot; don&apos;t match</translation>
    </message>
    <message>
        <source>网络地址“{1}”里的主机名不对</source>
        <translation>the host name in the network address &quot;{1}&quot; is wrong</translation>
    </message>
    <message>
        <source>联系电话不是有效的手机号码，也不是带区号的固定电话，请与申请人核对。</source>
        <translation>This is neither a mobile number nor a landline with its area code: check it with the applicant.</translation>
    </message>
    <message>
        <source>联系电话只能含数字和短横线，请删去其他字符。</source>
        <translation>A phone number has digits and hyphens only: remove the rest.</translation>
    </message>
    <message>
        <source>联系电话未填写，请录入能联系到申请人的手机号或固定电话。</source>
        <translation>The phone is empty: enter a mobile or landline number that reaches the applicant.</translation>
    </message>
    <message>
        <source>节假日通知应为一个JSON对象（year、papers、days），请核对文件。</source>
        <translation>A notice is one JSON object (year, papers, days); check the file.</translation>
    </message>
    <message>
        <source>节假日通知的{1}不能为空，请填写文字。</source>
        <translation>{1} of the notice must not be empty; enter text.</translation>
    </message>
    <message>
        <source>节假日通知的{1}应为列表，请按格式重新导出文件。</source>
        <translation>{1} of the notice is a list; export the file again.</translation>
    </message>
    <message>
        <source>节假日通知缺少年份，请填写四位数年份。</source>
        <translation>The notice has no year; enter it with four digits.</translation>
    </message>
    <message>
        <source>补打必须填写原因</source>
        <translation>a reprint needs a reason</translation>
    </message>
    <message>
        <source>要读取的扫描件范围不对，请更新程序后重试。</source>
        <translation>The range of the scan is wrong: update the program and try again.</translation>
    </message>
    <message>
        <source>许可有效期届满前未作出决定，视为准予延续</source>
        <translation>Not decided before the permit expired: renewed by law</translation>
    </message>
    <message>
        <source>设备地址写得不对</source>
        <translation>the device address is wrong</translation>
    </message>
    <message>
        <source>设备文件要写完整路径</source>
        <translation>a device file needs its whole path</translation>
    </message>
    <message>
        <source>设备正被别的程序占用</source>
        <translation>another program is using the device</translation>
    </message>
    <message>
        <source>设备没有应答</source>
        <translation>the device does not answer</translation>
    </message>
    <message>
        <source>设置内容超过{1}字，请精简后再保存。</source>
        <translation>The setting is longer than {1} characters: shorten it and save again.</translation>
    </message>
    <message>
        <source>设置没有保存：磁盘写不进去，请检查磁盘空间后再试。</source>
        <translation>The setting was not saved, the disk can&apos;t be written: check its space and try again.</translation>
    </message>
    <message>
        <source>证件号码应为5至18位字母或数字，请对照证件改正。</source>
        <translation>The document number has 5 to 18 letters or digits: correct it from the document.</translation>
    </message>
    <message>
        <source>证件号码未填写，请按证件录入。</source>
        <translation>The document number is empty: enter it from the document.</translation>
    </message>
    <message>
        <source>证件已过有效期，请申请人换领新证或出示临时居民身份证后再受理。</source>
        <translation>The ID card has expired: the applicant needs a new or a temporary one before acceptance.</translation>
    </message>
    <message>
        <source>证件读取失败</source>
        <translation>the card can&apos;t be read</translation>
    </message>
    <message>
        <source>证照内容与制证时登记的不一致（模板或者申请信息已变），请作废后重新制证。</source>
        <translation>The certificate is no longer what was issued (its template or the application changed): void it and issue it again.</translation>
    </message>
    <message>
        <source>证照模板与事项不符，请等待数据同步后再制证。</source>
        <translation>The certificate&apos;s template is not that of the item: wait for the next sync, then issue it.</translation>
    </message>
    <message>
        <source>诊断写不进{1}，请检查磁盘空间和文件夹权限后重试。</source>
        <translation>The diagnosis cannot be written to {1}: check disk space and folder permissions, then try again.</translation>
    </message>
    <message>
        <source>该工号尚未设置登录密码，请联系管理员设置后联网再试。</source>
        <translation>This clerk number has no password yet: ask the administrator to set one, then try again on line.</translation>
    </message>
    <message>
        <source>该工号已停用，请联系值班长或管理员。</source>
        <translation>This clerk number is no longer in service: ask the supervisor or the administrator.</translation>
    </message>
    <message>
        <source>该环节与办件当时的状态不符，请核对</source>
        <translation>The act does not fit where the case stood then; please check</translation>
    </message>
    <message>
        <source>请关掉打印机电源，清除卡纸后再开机</source>
        <translation>switch the printer off, clear the jam and switch it on</translation>
    </message>
    <message>
        <source>请关机一分钟再开，仍不行就报修并换用备用打印机</source>
        <translation>switch it off for a minute; if that does not help, report it and use the spare printer</translation>
    </message>
    <message>
        <source>请关闭占用它的程序后再试</source>
        <translation>close that program and try again</translation>
    </message>
    <message>
        <source>请到“设置”按示例改正设备地址</source>
        <translation>correct the device address in Settings as in the example</translation>
    </message>
    <message>
        <source>请对照证件手工录入</source>
        <translation>enter the data by hand from the document</translation>
    </message>
    <message>
        <source>请把盖子合严</source>
        <translation>close the cover firmly</translation>
    </message>
    <message>
        <source>请把证件拿起，重新平放到读卡区</source>
        <translation>lift the card and lay it flat on the reader again</translation>
    </message>
    <message>
        <source>请把证件重新平放到读卡区，仍不行就手工录入</source>
        <translation>lay the card flat on the reader again, or enter the data by hand</translation>
    </message>
    <message>
        <source>请拔下读卡器数据线，十秒后重新插上</source>
        <translation>unplug the reader&apos;s cable and plug it in again after ten seconds</translation>
    </message>
    <message>
        <source>请插好连接线或网线后再试</source>
        <translation>plug the cable in firmly and try again</translation>
    </message>
    <message>
        <source>请查看打印机面板的指示灯，恢复联机</source>
        <translation>look at the lights on its panel and put it on line</translation>
    </message>
    <message>
        <source>请检查电源和连接线，再到“设置”核对设备地址</source>
        <translation>check power and cable, then the device address in Settings</translation>
    </message>
    <message>
        <source>请检查设备电源和连接线后再试</source>
        <translation>check power and cable, then try again</translation>
    </message>
    <message>
        <source>请求内容格式不对（{1}），请更新程序后重试。</source>
        <translation>The county can&apos;t read the request ({1}): update the program and try again.</translation>
    </message>
    <message>
        <source>请求参数{1}缺少或格式不对，请更新程序后重试。</source>
        <translation>The request&apos;s {1} is missing or malformed: update the program and try again.</translation>
    </message>
    <message>
        <source>请求头{1}缺少或格式不对，请更新程序后重试。</source>
        <translation>The header {1} is missing or malformed: update the program and try again.</translation>
    </message>
    <message>
        <source>请等一两分钟，冷却后再打印</source>
        <translation>wait a minute or two for it to cool, then print</translation>
    </message>
    <message>
        <source>请管理员把本机用户加入 lp 和 dialout 组后重新登录</source>
        <translation>ask the administrator to add this PC&apos;s user to the groups lp and dialout, then log in again</translation>
    </message>
    <message>
        <source>请装好纸卷、合上盖子</source>
        <translation>put in a roll and close the cover</translation>
    </message>
    <message>
        <source>请重新打开程序后再试</source>
        <translation>open the program again, then try again</translation>
    </message>
    <message>
        <source>读卡器自检失败</source>
        <translation>the reader failed its self-test</translation>
    </message>
    <message>
        <source>身份证号码前17位只能是数字，末位是数字或X，请对照证件改正。</source>
        <translation>An ID number has 17 digits and a last digit or X: correct it from the card.</translation>
    </message>
    <message>
        <source>身份证号码前6位不在已知的行政区划中，请对照证件核对后继续。</source>
        <translation>The first 6 digits of the ID number are no known area: check them against the card, then go on.</translation>
    </message>
    <message>
        <source>身份证号码应为18位，请对照证件逐位核对有无漏输或多输。</source>
        <translation>An ID number has 18 characters: compare it with the card, one by one.</translation>
    </message>
    <message>
        <source>身份证号码未填写，请读卡或手工录入18位号码。</source>
        <translation>The ID number is empty: read the card, or enter its 18 characters.</translation>
    </message>
    <message>
        <source>身份证号码校验位不符，可能输错一位，请对照证件重新录入。</source>
        <translation>The ID number fails its check, perhaps one digit is wrong: enter it again from the card.</translation>
    </message>
    <message>
        <source>身份证号码第7至14位不是有效的出生日期，请对照证件改正。</source>
        <translation>Digits 7 to 14 of the ID number are no date of birth: correct them from the card.</translation>
    </message>
    <message>
        <source>这一份已经交给打印机，如需再打请用“补打”。</source>
        <translation>This copy was handed to the printer already: to print it again, use Reprint.</translation>
    </message>
    <message>
        <source>这不是恢复文件，或文件已损坏，请核对文件名。</source>
        <translation>This is no recovery file, or it is damaged; check the file&apos;s name.</translation>
    </message>
    <message>
        <source>这个地址上不是本机登记的县级服务：请在设置里核对县服务地址。</source>
        <translation>At this address is not the county this desk is enrolled with: check the county address in Settings.</translation>
    </message>
    <message>
        <source>这个地址上没有县级登记服务：请照登记单核对县服务地址。</source>
        <translation>There is no enrolment service at this address: check it against the enrolment slip.</translation>
    </message>
    <message>
        <source>这种证件暂不能自动读取</source>
        <translation>this kind of document can&apos;t be read by itself yet</translation>
    </message>
    <message>
        <source>连不上 {1}：请核对地址、检查网线，再按“登记”重试，登记码仍然有效。</source>
        <translation>{1} can&apos;t be reached: check the address and the cable, then press Enrol again; the one-time code still works.</translation>
    </message>
    <message>
        <source>连不上县里的服务器，没有发布：请检查网络，线路恢复后再发布。</source>
        <translation>The county cannot be reached; nothing was published. Publish once the line is back.</translation>
    </message>
    <message>
        <source>连不上县里的服务器：请检查网线和网络，办件照常办理，线路恢复后自动上报。</source>
        <translation>The county can&apos;t be reached: check cable and network; go on working, acts are sent once the line is back.</translation>
    </message>
    <message>
        <source>连不上设备</source>
        <translation>the device can&apos;t be reached</translation>
    </message>
    <message>
        <source>连接请求的时间格式不对，请更新程序。</source>
        <translation>The time of the request is malformed: update the program.</translation>
    </message>
    <message>
        <source>连接请求重复，请重新连接。</source>
        <translation>The request came twice: connect again.</translation>
    </message>
    <message>
        <source>领号请求重复但内容不同，请联系技术支持。</source>
        <translation>A request for numbers came twice with different content: ask technical support.</translation>
    </message>
    <message>
        <source>首次告知书未列“{}”，未做到一次性告知，不得因此再要求补正</source>
        <translation>The first notice did not name “{}”: not told all at once, so it may not be asked for now</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>打印测试页</source>
        <translation>Print test page</translation>
    </message>
    <message>
        <source>请先填写打印机地址。</source>
        <translation>Fill in the printer address first.</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>如 cups:HP-M404，或存为文件 folder:/home/desk/papers</source>
        <translation>such as cups:HP-M404, or into files: folder:/home/desk/papers</translation>
    </message>
    <message>
        <source>已确认本机时间，确认人会记入其后的办理记录</source>
        <translation>The time is confirmed; later acts name who confirmed it</translation>
    </message>
    <message>
        <source>文书打印机</source>
        <translation>Document printer</translation>
    </message>
    <message>
        <source>本页的设置只影响这台电脑，改后立即生效并保存。

* **外观**：强光下用浅色，光线暗时用深色；看不清可放大文字。
* **设备**：打印机填 `tcp://地址:9100` 或串口名，读卡器填串口名。
* **县服务地址**：只有县里通知更换时才改。
* **本机时间**：联网时自动与县里对时。断网又被提示“时钟被调过”时，由值班长对照手机等标准时间，先校准电脑时间，再按 F6 确认；确认人会记入其后的办理记录。</source>
        <translation>These settings are this PC&apos;s alone; a change holds at once and is kept.

* **Look**: light in bright light, dark in dim light; larger text if it is hard to read.
* **Devices**: for the printer `tcp://address:9100` or a serial port, for the reader a serial port.
* **County address**: change it only when the county says so.
* **Time at this desk**: set by the county while the line is up. When the line is down and the clock “was moved”, a supervisor compares it with a phone or another standard time, sets the PC&apos;s clock right, and presses F6; later acts name who confirmed it.</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>确认本机时间</source>
        <translation>Confirm the time</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>较大 (115%)</source>
        <translation>Larger (115%)</translation>
    </message>
    <message>
        <source>大 (130%)</source>
        <translation>Large (130%)</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>打印机地址</source>
        <translation>Printer address</translation>
    </message>
    <message>
        <source>如 tcp://192.168.1.60:9100</source>
        <translation>such as tcp://192.168.1.60:9100</translation>
    </message>
    <message>
        <source>打印机型号</source>
        <translation>Printer model</translation>
    </message>
    <message>
        <source>读卡器地址</source>
        <translation>Reader address</translation>
    </message>
    <message>
        <source>如 /dev/ttyUSB0 或 COM3</source>
        <translation>such as /dev/ttyUSB0 or COM3</translation>
    </message>
    <message>
        <source>县级服务</source>
        <translation>County</translation>
    </message>
    <message>
        <source>县服务地址</source>
        <translation>County address</translation>
    </message>
    <message>
        <source>县里通知更换时才改</source>
        <translation>Change only when the county says so</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>测试页已送往打印机</source>
        <translation>Test page sent to the printer</translation>
    </message>
</context>
<context>
    <name>SettleDetail</name>
    <message>
        <source>{way}：{note}（{who}）</source>
        <translation>{way}: {note} ({who})</translation>
    </message>
    <message>
        <source>≠ {title}（不同）</source>
        <translation>≠ {title} (differs)</translation>
    </message>
    <message>
        <source>一并未上报的环节</source>
        <translation>Unsent together with it</translation>
    </message>
    <message>
        <source>一并退回的环节</source>
        <translation>Returned with it</translation>
    </message>
    <message>
        <source>他人其后办理</source>
        <translation>Done by others since</translation>
    </message>
    <message>
        <source>办理时看到的</source>
        <translation>As seen here</translation>
    </message>
    <message>
        <source>县级现在的</source>
        <translation>County now</translation>
    </message>
    <message>
        <source>处理情况</source>
        <translation>So far</translation>
    </message>
    <message>
        <source>已出的文书</source>
        <translation>Papers out</translation>
    </message>
    <message>
        <source>本次办理的</source>
        <translation>As done here</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>没有可对照的内容</source>
        <translation>Nothing to compare</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>请输入工号。</source>
        <translation>Please enter your clerk number.</translation>
    </message>
    <message>
        <source>请输入密码。</source>
        <translation>Please enter your password.</translation>
    </message>
    <message>
        <source>还需等待 {minutes} 分 {seconds} 秒</source>
        <translation>Wait {minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>解锁  Enter</source>
        <translation>Unlock  Enter</translation>
    </message>
    <message>
        <source>登录  Enter</source>
        <translation>Sign in  Enter</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>{name} 的草稿都已保存。同事可以输入自己的工号登录，不影响这些草稿。</source>
        <translation>The drafts of {name} are saved. A colleague may sign in with another number; the drafts stay.</translation>
    </message>
    <message>
        <source>输入本人工号和密码，开始今天的办件。</source>
        <translation>Enter your own number and password to start the day.</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Clerk number</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>断网时也可以登录和办件，联网后自动上传。</source>
        <translation>Signing in and working need no line; acts are sent once it is back.</translation>
    </message>
</context>
<context>
    <name>SignOffScreen</name>
    <message>
        <source>不予理由</source>
        <translation>Reason for denying</translation>
    </message>
    <message>
        <source>不予许可</source>
        <translation>Deny</translation>
    </message>
    <message>
        <source>受理的承诺件会按时限先后列在这里。</source>
        <translation>Accepted promised items are listed here, the most urgent first.</translation>
    </message>
    <message>
        <source>同意并出具决定</source>
        <translation>Grant and decide</translation>
    </message>
    <message>
        <source>同意并用章</source>
        <translation>Grant and seal</translation>
    </message>
    <message>
        <source>审定同意并出具决定书</source>
        <translation>Sign off and make out the decision</translation>
    </message>
    <message>
        <source>审核与审定</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>**一审一核**：审核人与审定人(首席代表)必须是两个人。

- F8 同意，F9 退回(写理由),F10 不予(写理由和法律依据)
- 审定同意或不予时，同时出具决定书并用章，不能撤回

依据:《中华人民共和国行政许可法》第三十四条、第三十八条、第四十二条。</source>
        <translation>**Two people**: examiner and signatory must be two different people.

- F8 grant, F9 return (with a reason), F10 deny (with reason and legal basis)
- Signing off, to grant or to deny, also makes out the sealed decision; it cannot be taken back

Law: Administrative Licensing Law of the PRC, Articles 34, 38 and 42.</translation>
    </message>
    <message>
        <source>不予许可，须写明理由</source>
        <translation>Deny: the reason must be given</translation>
    </message>
    <message>
        <source>决定书取号并用章，不能撤回</source>
        <translation>The decision is numbered and sealed; it cannot be taken back</translation>
    </message>
    <message>
        <source>准予“{item}”，申请人 {name}</source>
        <translation>Grant &quot;{item}&quot;, applicant {name}</translation>
    </message>
    <message>
        <source>审核人与审定人不能是同一人，请由另一位首席代表审定</source>
        <translation>Examiner and signatory can&apos;t be the same person: another signatory must sign off</translation>
    </message>
    <message>
        <source>审核同意</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>已审定并出具决定 {number}</source>
        <translation>Signed off and decided {number}</translation>
    </message>
    <message>
        <source>已审核 {number}</source>
        <translation>Examined {number}</translation>
    </message>
    <message>
        <source>已退回 {number}</source>
        <translation>Returned {number}</translation>
    </message>
    <message>
        <source>建议不予</source>
        <translation>Propose to deny</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>没有等审核或审定的办件</source>
        <translation>No case waits for examination or sign-off</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>退回理由</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>退回重新办理</source>
        <translation>Return to be done again</translation>
    </message>
</context>
<context>
    <name>StatusMarks</name>
    <message>
        <source>未上传 {count} 条</source>
        <translation>{count} unsent</translation>
    </message>
    <message>
        <source>断网时照常办件，联网后自动上传</source>
        <translation>Work goes on offline; acts are sent once the line is back</translation>
    </message>
    <message>
        <source>打印机就绪</source>
        <translation>Printer ready</translation>
    </message>
    <message>
        <source>打印机未连接</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>打印机待查</source>
        <translation>Check printer</translation>
    </message>
    <message>
        <source>久未对时</source>
        <translation>Clock long unheard</translation>
    </message>
    <message>
        <source>已停止同步，请联系县管理员</source>
        <translation>Sync stopped: call the county administrator</translation>
    </message>
    <message>
        <source>已联网，正在补齐</source>
        <translation>Online, catching up</translation>
    </message>
    <message>
        <source>断网办理 · 尚未联系县级</source>
        <translation>Offline · county never reached</translation>
    </message>
    <message>
        <source>断网办理 · 自 {moment} 起</source>
        <translation>Offline since {moment}</translation>
    </message>
    <message>
        <source>时钟已确认</source>
        <translation>Clock confirmed</translation>
    </message>
    <message>
        <source>时钟快 {amount}</source>
        <translation>Clock {amount} fast</translation>
    </message>
    <message>
        <source>时钟慢 {amount}</source>
        <translation>Clock {amount} slow</translation>
    </message>
    <message>
        <source>时钟被调过</source>
        <translation>Clock was moved</translation>
    </message>
    <message>
        <source>本机已停用，请联系县管理员</source>
        <translation>Desk withdrawn: call the county administrator</translation>
    </message>
    <message>
        <source>程序过旧，请联系管理员升级</source>
        <translation>Program too old: ask for an upgrade</translation>
    </message>
    <message>
        <source>线路已通，正在补齐断网期间的数据</source>
        <translation>The line is up; what was missed meanwhile is coming in</translation>
    </message>
    <message>
        <source>联网</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>联网 · 正在上传 {count} 条</source>
        <translation>Online · sending {count}</translation>
    </message>
    <message>
        <source>读卡器就绪</source>
        <translation>Reader ready</translation>
    </message>
    <message>
        <source>读卡器未连接</source>
        <translation>No reader</translation>
    </message>
    <message>
        <source>读卡器待查</source>
        <translation>Check reader</translation>
    </message>
    <message>
        <source>时钟未校</source>
        <translation>Clock unchecked</translation>
    </message>
    <message>
        <source>时钟准确</source>
        <translation>Clock right</translation>
    </message>
    <message>
        <source>尚未联系</source>
        <translation>no contact yet</translation>
    </message>
</context>
<context>
    <name>StopFlag</name>
    <message>
        <source>不在办理期限之内，不能扣除</source>
        <translation>outside the limits, not deducted</translation>
    </message>
    <message>
        <source>告知书尚未送达，还不能扣除，请送达后按 F3</source>
        <translation>its letter was not handed over, not deducted yet; press F3 once it is</translation>
    </message>
    <message>
        <source>比书面告知的多用{days}，请重新告知</source>
        <translation>{days} more than was told in writing, please tell anew</translation>
    </message>
    <message>
        <source>没有特别程序告知书，所用时间不能扣除</source>
        <translation>without its letter the time is not deducted</translation>
    </message>
</context>
<context>
    <name>SubmissionEdit</name>
    <message>
        <source>不定日期</source>
        <translation>no day</translation>
    </message>
    <message>
        <source>不是日期，请写成2026年5月1日或20260501的样子</source>
        <translation>Not a date; write it like 2026-05-01 or 20260501</translation>
    </message>
    <message>
        <source>截至 Alt+N</source>
        <translation>by Alt+N</translation>
    </message>
    <message>
        <source>早于今天，请改为今天或以后</source>
        <translation>Before today; choose today or later</translation>
    </message>
    <message>
        <source>未填写，请写明在哪里补正</source>
        <translation>Empty: say where supplements are taken</translation>
    </message>
    <message>
        <source>补正地点</source>
        <translation>Submit at</translation>
    </message>
</context>
<context>
    <name>SuspensionForm</name>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>依法需要</source>
        <translation>Demanded by</translation>
    </message>
    <message>
        <source>出具特别程序告知书 (Ctrl+Enter)</source>
        <translation>Issue the letter of suspension (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>告知天数</source>
        <translation>Days told</translation>
    </message>
    <message>
        <source>哪部法律、法规第几条要求这一程序，如《植物检疫条例》第八条</source>
        <translation>Which law and article demands it, such as Plant Quarantine Regulations, Art. 8</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Workdays</translation>
    </message>
    <message>
        <source>已出具特别程序告知书，请送达申请人后按 F3</source>
        <translation>Letter of suspension issued; press F3 once it is handed over</translation>
    </message>
    <message>
        <source>特别程序</source>
        <translation>Suspension</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>自然日</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>起始日</source>
        <translation>From</translation>
    </message>
    <message>
        <source>重新告知：{kind}自{day}起共需几天，已用{days}</source>
        <translation>Tell anew: {kind} since {day}, {days} so far; how long in all?</translation>
    </message>
</context>
<context>
    <name>SuspensionKind</name>
    <message>
        <source>专家评审</source>
        <translation>Expert review</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>听证</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>拍卖</source>
        <translation>Auction</translation>
    </message>
    <message>
        <source>招标</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>检测</source>
        <translation>Testing</translation>
    </message>
    <message>
        <source>检疫</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>检验</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>鉴定</source>
        <translation>Appraisal</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>**数据同步**：断网照常办件，联网后按办理的先后自动上传，不用做什么。

- 左上是还没上传的环节和原因；Enter 打开办件
- 左下是本机剩下的号；“▲”表示撑不过三个工作日，请尽快联网一次
- F5 立即同步
- F6 暂停扫描件等大文件；办理环节照传，到时自动继续
- F7 在按流量计费的线路上要不要自动暂停
- F9 导出诊断，交给管理员；不含任何申请人的信息
- F8 重新登记本机：县里停止了本机的同步时才有

“已安全备份”是县里的备份；没有备份到的，本机一直保留。</source>
        <translation>**Data sync**: work goes on without a line; afterwards everything is sent by itself, in the order in which it was done.

- Top left: what is unsent, and why; Enter opens the case
- Bottom left: the numbers left here; ▲ means that they will not last three workdays: go online soon
- F5 syncs now
- F6 pauses scans and other large files; acts are sent all the same, and the pause ends by itself
- F7 sets whether a metered line pauses them by itself
- F9 writes a diagnosis for the administrator; it names no applicant
- F8 enrols this PC again: only while the county has stopped its sync

“Safely backed up” is the county&apos;s backup; what it does not hold yet stays on this desk.</translation>
    </message>
    <message>
        <source>为什么还没上传</source>
        <translation>Why it is unsent</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>办理时间</source>
        <translation>Done at</translation>
    </message>
    <message>
        <source>县级备份</source>
        <translation>County backup</translation>
    </message>
    <message>
        <source>号段余量</source>
        <translation>Numbers left</translation>
    </message>
    <message>
        <source>大文件</source>
        <translation>Large files</translation>
    </message>
    <message>
        <source>导出诊断</source>
        <translation>Write diagnosis</translation>
    </message>
    <message>
        <source>已全部上传</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>已导出诊断：{file}</source>
        <translation>Diagnosis written: {file}</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>数据同步</source>
        <translation>Data sync</translation>
    </message>
    <message>
        <source>暂停大文件</source>
        <translation>Pause large files</translation>
    </message>
    <message>
        <source>最后联系</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>未上传 {count} 条</source>
        <translation>{count} unsent</translation>
    </message>
    <message>
        <source>正在与县级同步</source>
        <translation>Syncing with the county</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>没有未上传的环节</source>
        <translation>Nothing is unsent</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>线路</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>线路计费</source>
        <translation>Metering</translation>
    </message>
    <message>
        <source>继续传大文件</source>
        <translation>Resume large files</translation>
    </message>
    <message>
        <source>计费线路暂停</source>
        <translation>Pause when metered</translation>
    </message>
    <message>
        <source>计费线路照传</source>
        <translation>Send when metered</translation>
    </message>
    <message>
        <source>问题与办法</source>
        <translation>Trouble, what to do</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>{count} 条</source>
        <translation>{count} acts</translation>
    </message>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>上传办理环节</source>
        <translation>Sending acts</translation>
    </message>
    <message>
        <source>上传扫描件</source>
        <translation>Sending scans</translation>
    </message>
    <message>
        <source>下载他人办理</source>
        <translation>Fetching others&apos; acts</translation>
    </message>
    <message>
        <source>下载全部数据</source>
        <translation>Fetching everything</translation>
    </message>
    <message>
        <source>下载扫描件</source>
        <translation>Fetching scans</translation>
    </message>
    <message>
        <source>不按流量计费</source>
        <translation>Not metered</translation>
    </message>
    <message>
        <source>办件编号</source>
        <translation>Case numbers</translation>
    </message>
    <message>
        <source>原身份留下，请到“待处理”核对</source>
        <translation>Left by the former identity: see To settle</translation>
    </message>
    <message>
        <source>县里尚未备份，本机照常保留</source>
        <translation>No county backup yet; everything stays here</translation>
    </message>
    <message>
        <source>县里正在准备</source>
        <translation>The county is getting it ready</translation>
    </message>
    <message>
        <source>只够 {count} 个工作日，请联网取号</source>
        <translation>Only {count} workdays: go online for more</translation>
    </message>
    <message>
        <source>够 {count} 个工作日</source>
        <translation>{count} workdays</translation>
    </message>
    <message>
        <source>存入本机</source>
        <translation>Writing to this PC</translation>
    </message>
    <message>
        <source>尚未联系</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>尚未联系县级</source>
        <translation>County never reached</translation>
    </message>
    <message>
        <source>已停止同步</source>
        <translation>Sync stopped</translation>
    </message>
    <message>
        <source>已全部安全备份（到第 {position} 号）</source>
        <translation>All safely backed up (up to no. {position})</translation>
    </message>
    <message>
        <source>已安全备份到第 {position} 号，其后 {count} 条尚未备份，本机照常保留</source>
        <translation>Safely backed up to no. {position}; {count} after it not yet, and kept here</translation>
    </message>
    <message>
        <source>已收 {done}</source>
        <translation>{done} so far</translation>
    </message>
    <message>
        <source>已暂停到 {moment}（办理环节照传）</source>
        <translation>Paused until {moment} (acts are sent)</translation>
    </message>
    <message>
        <source>已用完，请联网取号</source>
        <translation>Used up: go online for more</translation>
    </message>
    <message>
        <source>按流量计费</source>
        <translation>Metered</translation>
    </message>
    <message>
        <source>按流量计费，已暂停（办理环节照传）</source>
        <translation>Metered, paused (acts are sent)</translation>
    </message>
    <message>
        <source>排在前面的之后</source>
        <translation>After those before it</translation>
    </message>
    <message>
        <source>断网，联网后自动上传</source>
        <translation>Offline; sent by itself once online</translation>
    </message>
    <message>
        <source>未上报的环节另存了一份加密的恢复文件：{file}</source>
        <translation>The unsent steps are also kept in a sealed recovery file: {file}</translation>
    </message>
    <message>
        <source>本机已停用</source>
        <translation>Desk withdrawn</translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>照常传输</source>
        <translation>Sent as usual</translation>
    </message>
    <message>
        <source>系统未告知</source>
        <translation>Not told by the system</translation>
    </message>
    <message>
        <source>约剩 {count} 分钟</source>
        <translation>about {count} min left</translation>
    </message>
    <message>
        <source>约剩 {count} 秒</source>
        <translation>about {count} s left</translation>
    </message>
    <message>
        <source>联网后显示</source>
        <translation>Shown once online</translation>
    </message>
    <message>
        <source>计费线路上暂停</source>
        <translation>pauses when metered</translation>
    </message>
    <message>
        <source>计费线路上照传</source>
        <translation>sends when metered</translation>
    </message>
    <message>
        <source>近期未用</source>
        <translation>Not used lately</translation>
    </message>
    <message>
        <source>重新登记本机</source>
        <translation>Enrol this PC again</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>个工作日</source>
        <translation>workdays</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>concluded</translation>
    </message>
    <message>
        <source>未计时</source>
        <translation>no clock</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>超期 {days} {unit}</source>
        <translation>{days} {unit} overdue</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>in hand</translation>
    </message>
    <message>
        <source>告知第{day}日 · 今天到期</source>
        <translation>notice day {day} · today</translation>
    </message>
    <message>
        <source>告知第{day}日 · 剩 {left} 日</source>
        <translation>notice day {day} · {left} left</translation>
    </message>
    <message>
        <source>告知超期 {days} 日</source>
        <translation>notice {days} days late</translation>
    </message>
    <message>
        <source>告知还剩 {left} 日</source>
        <translation>{left} days left for the notice</translation>
    </message>
    <message>
        <source>已告知，等申请人补正</source>
        <translation>told, with the applicant</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已过下班时间</source>
        <translation>counter closed</translation>
    </message>
    <message>
        <source>按期办结</source>
        <translation>concluded in time</translation>
    </message>
    <message>
        <source>提前办结</source>
        <translation>concluded early</translation>
    </message>
    <message>
        <source>暂停中</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>暂停中 · 剩 {days} {unit}</source>
        <translation>held · {days} {unit}</translation>
    </message>
    <message>
        <source>暂停中，剩 {days} 个工作日</source>
        <translation>suspended, {days} workdays left</translation>
    </message>
    <message>
        <source>暂定剩 {days} {unit}</source>
        <translation>{days} {unit}, prov.</translation>
    </message>
    <message>
        <source>还剩 {days} {unit}</source>
        <translation>{days} {unit} left</translation>
    </message>
    <message>
        <source>逾期办结</source>
        <translation>concluded late</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{means}给{recipient} {number}，编号 {evidence}</source>
        <translation>{means} to {recipient}: {number}, no. {evidence}</translation>
    </message>
    <message>
        <source>{moment} 由{who}核对上报</source>
        <translation>sent {moment} after a look by {who}</translation>
    </message>
    <message>
        <source>{number}，{kind}，{day}起，告知{days}</source>
        <translation>{number}, {kind}, from {day}, {days} told</translation>
    </message>
    <message>
        <source>{number}，{kind}，重新告知共{days}</source>
        <translation>{number}, {kind}, told anew: {days} in all</translation>
    </message>
    <message>
        <source>{number}，共 {count} 项</source>
        <translation>{number}, {count} listed</translation>
    </message>
    <message>
        <source>{number}，延长{days}日</source>
        <translation>{number}, extended by {days} days</translation>
    </message>
    <message>
        <source>{number}，承诺 {day}</source>
        <translation>{number}, promised {day}</translation>
    </message>
    <message>
        <source>{way}：{note}</source>
        <translation>{way}: {note}</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>objects</translation>
    </message>
    <message>
        <source>到{day}</source>
        <translation>to {day}</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>consents</translation>
    </message>
    <message>
        <source>已作废 {detail}</source>
        <translation>voided {detail}</translation>
    </message>
    <message>
        <source>应向{agency}申请</source>
        <translation>to apply to {agency}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{recipient}签收 {number}</source>
        <translation>{recipient} signed for {number}</translation>
    </message>
</context>
<context>
    <name>ToSettle</name>
    <message>
        <source>{act}，{moment}，{clerk}</source>
        <translation>{act}, {moment}, {clerk}</translation>
    </message>
    <message>
        <source>{paper} {number}，{count} 份（{state}）</source>
        <translation>{paper} {number}, copies: {count} ({state})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>与他人办理冲突</source>
        <translation>In conflict with others</translation>
    </message>
    <message>
        <source>与县级现在的记录不冲突，可以上报</source>
        <translation>Goes on top of the county&apos;s record and can be sent</translation>
    </message>
    <message>
        <source>以县级记录为准</source>
        <translation>County&apos;s record stands</translation>
    </message>
    <message>
        <source>其他窗口</source>
        <translation>Another window</translation>
    </message>
    <message>
        <source>原身份未上报</source>
        <translation>Never sent under the former identity</translation>
    </message>
    <message>
        <source>原身份未上报，与县级现状不合</source>
        <translation>Never sent under the former identity; collides with the county&apos;s record</translation>
    </message>
    <message>
        <source>县级未予采纳</source>
        <translation>Refused by the county</translation>
    </message>
    <message>
        <source>已收回文书</source>
        <translation>Paper taken back</translation>
    </message>
    <message>
        <source>已请值班长</source>
        <translation>Supervisor asked</translation>
    </message>
    <message>
        <source>已请值班长处理</source>
        <translation>Supervisor asked</translation>
    </message>
    <message>
        <source>已重新办理</source>
        <translation>Done again</translation>
    </message>
    <message>
        <source>撤销处理</source>
        <translation>Settlement undone</translation>
    </message>
    <message>
        <source>文书 {number}（在该窗口打印，请向其核实）</source>
        <translation>Document {number} (printed at that window: ask there)</translation>
    </message>
</context>
<context>
    <name>ToSettleScreen</name>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>**待处理**：县级没有采纳、或与他人办理冲突的环节。什么都不会丢：原记录保留，怎样处理的也记入办件，各窗口都能看到。

三栏对照：办理时看到的、本次办理的、县级现在的；不同之处标“≠”。

- F8 按现状重新办理：能直接办的当场办好，其余打开相应页面
- F9 以县级记录为准，不再办理
- F6 已交出的文书收回或更换后登记
- F7 请值班长处理
- F4 撤销刚才的处理，事项重新列出
- Enter 打开办件

一并退回的环节随原因一起处理。

本机重新登记后，原身份未上报的办件列在最前：F8 上报本件，F5 把与县级现状不冲突的全部上报，F9 不再上报并写明理由。办理时间、编号和打出的文书都不变。</source>
        <translation>**To settle**: steps that the county refused, or that are in conflict with what others did. Nothing is lost: the steps stay, and how they were dealt with is recorded in the case for every window to see.

Three columns: as seen here, as done here, and as the county has it now; differences are marked ≠.

- F8 takes the step again on what stands now, at once where that is possible, else on the right page
- F9 leaves the county&apos;s record as it is
- F6 records that papers were taken back or replaced
- F7 asks the supervisor
- F4 undoes the last settlement; the matter is listed again
- Enter opens the case

Steps that were returned along with the cause are settled with it.

Once this PC was enrolled again, what it never sent under its former identity comes first: F8 sends the case, F5 sends all that does not collide with the county&apos;s record, F9 leaves it with a reason. Dates, numbers and papers stay as they are.</translation>
    </message>
    <message>
        <source>以县级为准</source>
        <translation>Leave the county&apos;s</translation>
    </message>
    <message>
        <source>以县级记录为准，已告知申请人</source>
        <translation>The county&apos;s record stands; the applicant was told</translation>
    </message>
    <message>
        <source>办件已归档移出，没有办件可打开</source>
        <translation>The case was taken out into an archive: there is none to open</translation>
    </message>
    <message>
        <source>处理说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>已撤销处理，事项重新列出</source>
        <translation>Undone; the matter is listed again</translation>
    </message>
    <message>
        <source>已收回并作废：{papers}</source>
        <translation>Taken back and voided: {papers}</translation>
    </message>
    <message>
        <source>已登记：{way}</source>
        <translation>Recorded: {way}</translation>
    </message>
    <message>
        <source>已重新办理</source>
        <translation>Done again</translation>
    </message>
    <message>
        <source>已重新办理：{who}</source>
        <translation>Done again: {who}</translation>
    </message>
    <message>
        <source>按现状重新办理</source>
        <translation>Done again on what stands now</translation>
    </message>
    <message>
        <source>按现状重新办理，原文书已收回</source>
        <translation>Done again on what stands now; the former papers were taken back</translation>
    </message>
    <message>
        <source>按现状重新办理：{steps}；要出的文书将重新编号打印</source>
        <translation>Do again on what stands now: {steps}; papers get new numbers and are printed</translation>
    </message>
    <message>
        <source>撤销处理</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销处理，重新列出</source>
        <translation>Undone, listed again</translation>
    </message>
    <message>
        <source>收件未被县级采纳，没有办件可打开，请按 F8 重新收件</source>
        <translation>The county refused the receipt, so there is no case to open: receive it again with F8</translation>
    </message>
    <message>
        <source>收件页还有未提交的内容，请先提交，或在收件页按 Ctrl+Backspace 清空</source>
        <translation>The intake page holds something that was not submitted: submit it, or clear it there with Ctrl+Backspace</translation>
    </message>
    <message>
        <source>收回文书</source>
        <translation>Take paper back</translation>
    </message>
    <message>
        <source>本机办理的环节县级都已采纳。</source>
        <translation>The county has applied every act of this desk.</translation>
    </message>
    <message>
        <source>本机没有为这个环节打出过文书</source>
        <translation>This desk printed no paper for this step</translation>
    </message>
    <message>
        <source>本次还没有处理过，没有可撤销的</source>
        <translation>Nothing was settled yet that could be undone</translation>
    </message>
    <message>
        <source>没有要处理的事</source>
        <translation>Nothing to settle</translation>
    </message>
    <message>
        <source>登记已重办</source>
        <translation>Record as redone</translation>
    </message>
    <message>
        <source>该环节已重新办理，登记后不再列出</source>
        <translation>The step was taken again; once recorded it is no longer listed</translation>
    </message>
    <message>
        <source>请值班长</source>
        <translation>Ask supervisor</translation>
    </message>
    <message>
        <source>请值班长核对后处理</source>
        <translation>Supervisor, please check and settle</translation>
    </message>
    <message>
        <source>请在此重新办理，办完回“待处理”按 F8 登记</source>
        <translation>Do it again here, then record it with F8 on To settle</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>Do again</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>查找事项、办件、功能</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>本页说明与依据  F1</source>
        <translation>This screen and its law  F1</translation>
    </message>
    <message>
        <source>办件都已存入本机，列表和查找稍后就全；现在就可以收件</source>
        <translation>All cases are on this PC; lists and search will be complete soon. You can take in cases now</translation>
    </message>
    <message>
        <source>最后一次与县级联系的时间；其后只有本机的办理</source>
        <translation>Last contact with the county; after it only what was done here</translation>
    </message>
    <message>
        <source>本页说明</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>锁定  Ctrl+L</source>
        <translation>Lock  Ctrl+L</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>正在传输</source>
        <translation>On the line now</translation>
    </message>
    <message>
        <source>现在没有传输</source>
        <translation>Nothing at the moment</translation>
    </message>
    <message>
        <source>进入列表</source>
        <translation>Into the lists</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>等我办</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <source>等申请人</source>
        <translation>Waiting for the applicant</translation>
    </message>
    <message>
        <source>待审定</source>
        <translation>For sign-off</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To settle</translation>
    </message>
</context>
<context>
    <name>WorkbenchScreen</name>
    <message>
        <source>没有等着办的办件</source>
        <translation>No case waits for you</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Workbench</translation>
    </message>
    <message>
        <source>**工作台**：等我办的办件，按时限先后排列。

- ↑ ↓ 选择,Enter 打开办件，空格办下一步
- 时限以**承诺时限**计，按工作日；三角为快到期，菱形为到期，感叹号为超期；到期当天过了下班时间也算超期
- 两竖为特别程序暂停中，虚线圈为暂定日期；“告知第4日”是收件后第几个工作日还没有告知
- “等申请人”是已一次性告知、等补正的办件，不计决定时限。</source>
        <translation>**Workbench**: the cases that wait for me, the most urgent first.

- ↑ ↓ select, Enter opens the case, Space does the next step
- Time left counts to the **promised** day, in workdays; a triangle is due soon, a diamond is due, an exclamation mark is overdue; on the due day a case is overdue once the counter has closed
- Two bars are a suspension, a dotted ring a provisional date; &quot;notice day 4&quot; is the workday after receipt on which nobody has told the applicant yet
- &quot;Waiting for the applicant&quot; are cases with a one-time notice that await a supplement; no decision clock runs.</translation>
    </message>
    <message>
        <source>没有选中办件</source>
        <translation>No case is selected</translation>
    </message>
    <message>
        <source>打开办件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>办下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>按 Alt+2 收件，或按 Ctrl+K 查找。</source>
        <translation>Alt+2 takes in a case, Ctrl+K finds anything.</translation>
    </message>
    <message>
        <source>收新件</source>
        <translation>New intake</translation>
    </message>
</context>
<context>
    <name>_ActView</name>
    <message>
        <source>已用章</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>已上传</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>时钟存疑</source>
        <translation>Time in doubt</translation>
    </message>
    <message>
        <source>未上传</source>
        <translation>not sent</translation>
    </message>
</context>
</TS>
